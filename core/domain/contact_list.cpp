#include "core/domain/contact_list.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>

#include "core/base/csv.hpp"
#include "core/base/csv_reader.hpp"
#include "core/base/mail_address.hpp"
#include "core/base/time.hpp"
#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

enum Column { name, email, further, client, kind, role, language, time_zone, kColumns };

struct Heading {
  std::string_view words;  // letters and digits alone, in lower case
  Column column;
};
// What other programs call these columns. "First name" and "last name" are put together. Of several
// for one column the earlier wins, wherever it stands in the file: "Address" is mostly a street.
constexpr Heading kHeadings[] = {
    {"name", name},
    {"fullname", name},
    {"contact", name},
    {"contactname", name},
    {"displayname", name},
    {"email", email},
    {"emailaddress", email},
    {"primaryemail", email},
    {"email1", email},
    {"mail", email},
    {"address", email},
    {"furtheremails", further},
    {"furtheraddresses", further},
    {"otheremails", further},
    {"secondaryemail", further},
    {"additionalemails", further},
    {"email2", further},
    {"client", client},
    {"clientname", client},
    {"company", client},
    {"companyname", client},
    {"organisation", client},
    {"organization", client},
    {"clientkind", kind},
    {"clienttype", kind},
    {"kind", kind},
    {"type", kind},
    {"access", role},
    {"role", role},
    {"language", language},
    {"locale", language},
    {"timezone", time_zone},
};

std::string letters_of(std::string_view text) {
  std::string letters;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

// As the template and an export have them, in the order of Column.
constexpr const char* kOurHeadings[] = {"Name",        "E-mail", "Further e-mails", "Client",
                                        "Client kind", "Access", "Language",        "Time zone"};
static_assert(std::size(kOurHeadings) == kColumns);

struct Columns {
  std::array<std::optional<std::size_t>, kColumns> at;
  std::optional<std::size_t> first_name, last_name;
};

Columns find_columns(const CsvRecord& record) {
  std::vector<std::string> letters;
  for (const std::string& cell : record.cells) letters.push_back(letters_of(cell));
  auto place = [&](std::initializer_list<std::string_view> words) {
    auto found = std::ranges::find_first_of(letters, words);
    return found == letters.end() ? std::nullopt
                                  : std::optional<std::size_t>{found - letters.begin()};
  };
  Columns columns;
  for (const Heading& heading : kHeadings) {
    if (!columns.at[heading.column]) columns.at[heading.column] = place({heading.words});
  }
  if (!columns.at[name]) {
    columns.first_name = place({"firstname", "givenname"});
    columns.last_name = place({"lastname", "surname", "familyname"});
  }
  return columns;
}

/// Notes in words which heading was taken for what, and which for nothing.
void describe_columns(const CsvRecord& record, const Columns& columns, ContactList& list) {
  auto add = [](std::string& words, const std::string& more) {
    words += (words.empty() ? "" : ", ") + more;
  };
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const std::string heading = clean_line(record.cells[i]).value_or("");
    if (heading.empty()) continue;
    auto taken = std::ranges::find(columns.at, std::optional{i});
    if (taken != columns.at.end()) {
      add(list.taken, "“" + heading + "” as " +
                          kOurHeadings[static_cast<std::size_t>(taken - columns.at.begin())]);
    } else if (columns.first_name == i || columns.last_name == i) {
      add(list.taken, "“" + heading + "” as a part of " + kOurHeadings[name]);
    } else {
      add(list.ignored, heading);
    }
  }
  list.taken = cut_code_points(list.taken, 600);
  list.ignored = cut_code_points(list.ignored, 300);
}

/// The cells of one line, by column.
class Cells {
 public:
  Cells(const CsvRecord& record, const Columns& columns) : record_(record), columns_(columns) {}

  std::string text(Column column) const { return cell(columns_.at[column]); }
  std::string whole_name() const {
    if (columns_.at[name]) return text(name);
    std::string first = cell(columns_.first_name), last = cell(columns_.last_name);
    return first.empty() || last.empty() ? first + last : first + " " + last;
  }

 private:
  std::string cell(const std::optional<std::size_t>& at) const {
    if (!at || *at >= record_.cells.size()) return "";
    return clean_line(without_guard(record_.cells[*at])).value_or("");
  }
  const CsvRecord& record_;
  const Columns& columns_;
};

/// Several addresses of one cell, between spaces, commas or semicolons.
std::vector<std::string> split_addresses(const std::string& text) {
  std::vector<std::string> parts;
  std::string part;
  for (char c : text + " ") {
    if (c != ' ' && c != ',' && c != ';') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  return parts;
}

class Lines {
 public:
  explicit Lines(ContactList& list) : list_(list) {}

  void add(const CsvRecord& record, const Columns& columns) {
    Cells cells{record, columns};
    ContactListLine line{.line = record.line,
                         .first_line = record.line,
                         .name = cells.whole_name(),
                         .addresses = {},
                         .address = "",
                         .time_zone = cells.text(time_zone),
                         .language = cells.text(language),
                         .client = cells.text(client),
                         .role = "",
                         .fault = ""};
    read_person(line);
    read_addresses(line, cells);
    read_client(line, cells);
    if (line.fault.empty()) join(line);
    cut(line);
    list_.lines.push_back(std::move(line));
  }

 private:
  static void object(ContactListLine& line, std::string words) {
    if (line.fault.empty()) line.fault = std::move(words);
  }

  static void read_person(ContactListLine& line) {
    static const std::regex tag{"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"};
    if (line.name.empty()) object(line, "The name is missing.");
    if (count_code_points(line.name) > 120) {
      object(line, "The name can have at most 120 characters.");
    }
    if (!line.time_zone.empty() && !known_time_zone(line.time_zone)) {
      object(line, "“" + line.time_zone + "” is no time zone. Write it as Europe/London.");
    }
    if (!line.language.empty() && !std::regex_match(line.language, tag)) {
      object(line, "“" + line.language + "” is no language. Write it as en or de-AT.");
    }
  }

  static void read_addresses(ContactListLine& line, const Cells& cells) {
    std::vector<std::string> typed{cells.text(email)};
    std::ranges::move(split_addresses(cells.text(further)), std::back_inserter(typed));
    if (typed[0].empty()) return object(line, "The e-mail address is missing.");
    for (const std::string& one : typed) {
      MailAddress read = read_mail_address(one);
      if (read.error != MailAddressError::none) {
        return object(line, "“" + one + "”: " + std::string{explain(read.error)});
      }
      if (std::ranges::find(line.addresses, read.normal, &ContactAddress::normal) ==
          line.addresses.end()) {
        line.addresses.push_back({read.address, read.normal});
      }
    }
    line.address = line.addresses[0].address;
    if (line.addresses.size() > kMostAddresses) {
      object(line, "A contact has at most " + std::to_string(kMostAddresses) + " addresses.");
    }
  }

  static void read_client(ContactListLine& line, const Cells& cells) {
    if (count_code_points(line.client) > 160) {
      object(line, "The client’s name can have at most 160 characters.");
    }
    const std::string of_kind = letters_of(cells.text(kind));
    if (of_kind == "person" || of_kind == "individual") {
      line.kind = ClientKind::person;
    } else if (!of_kind.empty() && of_kind != "organisation" && of_kind != "organization" &&
               of_kind != "company") {
      object(line,
             "“" + cells.text(kind) + "” is no kind of client. Write person or organisation.");
    }
    const std::string access = letters_of(cells.text(role));
    if (access == "full" || access == "fullaccess") {
      line.role = "full";
    } else if (access == "limited" || access == "limitedaccess") {
      line.role = "limited";
    } else if (!access.empty()) {
      object(line, "“" + cells.text(role) + "” is no access. Write full or limited.");
    }
    if (!line.role.empty() && line.client.empty()) {
      object(line, "The access needs a client to be to.");
    }
  }

  /// One contact of several clients has several lines with the same address.
  void join(ContactListLine& line) {
    auto first = owners_.find(line.addresses[0].normal);
    if (first != owners_.end()) {
      const ContactListLine& before = list_.lines[first->second];
      if (before.addresses.empty() || before.addresses[0].normal != line.addresses[0].normal ||
          before.name != line.name) {
        return object(line, "This address is in line " + std::to_string(before.line) + " too, of " +
                                before.name + ".");
      }
      line.first_line = before.line;
      line.addresses.clear();
      return;
    }
    for (const ContactAddress& address : line.addresses) {
      auto owner = owners_.find(address.normal);
      if (owner == owners_.end()) continue;
      const ContactListLine& other = list_.lines[owner->second];
      return object(line, address.address + " is in line " + std::to_string(other.line) +
                              " too, of " + other.name + ".");
    }
    for (const ContactAddress& address : line.addresses) {
      owners_.emplace(address.normal, list_.lines.size());
    }
  }

  /// What does not fit is at fault already; it is shown as far as it fits.
  static void cut(ContactListLine& line) {
    line.name = cut_code_points(line.name, 120);
    line.client = cut_code_points(line.client, 160);
    line.fault = cut_code_points(line.fault, 300);
    if (line.fault.empty()) return;
    line.addresses.clear();
    line.time_zone.clear();
    line.language.clear();
  }

  ContactList& list_;
  std::map<std::string, std::size_t> owners_;  // by address: the place of its contact's first line
};

std::string refuse_columns(const Columns& columns) {
  if (!columns.at[email]) {
    return "There is no column “E-mail”. The first line must hold the headings, such as Name and "
           "E-mail; the template has them all.";
  }
  if (!columns.at[name] && !columns.first_name && !columns.last_name) {
    return "There is no column “Name”. The first line must hold the headings, such as Name and "
           "E-mail; the template has them all.";
  }
  return "";
}

}  // namespace

ContactList read_contact_list(std::string bytes) {
  ContactList list;
  if (bytes.size() > kMostImportBytes) {
    list.refusal = "The file is larger than 16 MB. Import it in parts.";
    return list;
  }
  CsvEncoding encoding = read_encoding(bytes);
  if (encoding == CsvEncoding::unreadable) {
    list.refusal =
        "This is not a CSV file. In your spreadsheet, save it as “CSV UTF-8”, then choose it "
        "again.";
    return list;
  }
  list.read_as = encoding == CsvEncoding::utf8 ? "utf8" : "windows_1252";
  Csv csv = read_csv(bytes, guess_separator(bytes), kMostImportLines + 1);
  if (csv.open_quote > 0) {
    list.refusal = "The quotation mark in line " + std::to_string(csv.open_quote) +
                   " is never closed, so the rest cannot be told apart.";
    return list;
  }
  if (csv.records.size() < 2) {
    list.refusal =
        "There is no line with a contact in it. The first line holds the headings, such as Name "
        "and E-mail, and the contacts follow below it.";
    return list;
  }
  if (csv.cut) {
    list.refusal = "There are more than 50,000 lines. Import them in parts.";
    return list;
  }
  Columns columns = find_columns(csv.records[0]);
  describe_columns(csv.records[0], columns, list);
  list.refusal = refuse_columns(columns);
  if (!list.refusal.empty()) return list;
  list.lines.reserve(csv.records.size());
  Lines lines{list};
  for (std::size_t i = 1; i < csv.records.size(); ++i) lines.add(csv.records[i], columns);
  return list;
}

std::string contact_list_headings() {
  return csv_line({kOurHeadings[name], kOurHeadings[email], kOurHeadings[further],
                   kOurHeadings[client], kOurHeadings[kind], kOurHeadings[role],
                   kOurHeadings[language], kOurHeadings[time_zone]});
}

std::string contact_list_template() {
  return std::string{kCsvBegin} + contact_list_headings() +
         csv_line({"Maria Keller", "maria@example.com", "maria.keller@example.org",
                   "Keller Studio Ltd", "organisation", "full", "en", "Europe/London"}) +
         csv_line(
             {"Tom Orchard", "tom@example.com", "", "Tom Orchard", "person", "limited", "", ""});
}

}  // namespace latchkey
