// Documents of a contact who is signed in by login, one by one and all as one archive.
#include <archive.h>
#include <archive_entry.h>

#include <boost/test/unit_test.hpp>

#include <clocale>
#include <map>

#include "core/domain/contact_work.hpp"
#include "core/domain/document_change.hpp"
#include "fcgi/http/zip_stream.hpp"
#include "tests/support/logins.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

/// The files of an archive; empty where it cannot be read to its end.
std::map<std::string, std::string> unpack(const std::string& zip) {
  std::setlocale(LC_CTYPE, "C.UTF-8");  // libarchive gives names in the locale's letters
  std::map<std::string, std::string> files;
  archive* reader = ::archive_read_new();
  ::archive_read_support_format_zip_seekable(
      reader);  // by the list at its end, as people's programs
  bool whole = ::archive_read_open_memory(reader, zip.data(), zip.size()) == ARCHIVE_OK;
  archive_entry* entry = nullptr;
  int outcome = ARCHIVE_EOF;
  while (whole && (outcome = ::archive_read_next_header(reader, &entry)) != ARCHIVE_EOF) {
    whole = outcome >= ARCHIVE_WARN;  // it warns of names that this locale cannot write
    if (!whole) break;
    std::string content;
    char piece[4096];
    la_ssize_t got;
    while ((got = ::archive_read_data(reader, piece, sizeof piece)) > 0) {
      content.append(piece, static_cast<std::size_t>(got));
    }
    whole = got == 0;
    const char* name = ::archive_entry_pathname_utf8(entry);
    files[name ? name : "(no name)"] = content;
  }
  ::archive_read_free(reader);
  if (!whole || outcome != ARCHIVE_EOF) files.clear();
  return files;
}

struct ContactDocuments : Portal {
  FakeBrowser nora = logged_in(*this, sample.contact);

  ContactDocuments() { refresh(sample); }
  void refresh(const Sample& work) {
    db.transaction([&] { refresh_contact_work(db, sample.firm, work.work_item); });
  }
  DocumentId put(const Sample& work, int position, const std::string& name,
                 const std::string& content, bool by_staff = false) {
    RequestChange change = change_by(sample.contact, request(work, position));
    change.work_item = work.work_item;
    if (by_staff) change.author = ada().author();
    auto added = add_uploaded(db, keys, change, {{name, store.put(content, name)}}, clock.time);
    BOOST_TEST_REQUIRE((added.outcome == ChangeOutcome::done));
    clock.time += 61s;
    return *db.find_value<DocumentId>("SELECT MAX(id) FROM documents", {});
  }
  std::string stored_path(DocumentId document) {
    return store
        .path_of({.stored_as = *db.find_value<std::string>(
                      "SELECT stored_as FROM documents WHERE id = ?", {document}),
                  .sealed_key = {},
                  .media_type = {}})
        .string();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(contact_documents, ContactDocuments)

BOOST_AUTO_TEST_CASE(the_page_has_what_was_sent_and_what_was_uploaded_by_year_and_work) {
  clock.time = parse_sql_time("2024-12-31 22:30:00");
  put(sample, 1, "last year.pdf", "a");  // 23:30 in Berlin
  put(sample, 1, "form to sign.pdf", "b", true);
  clock.time = parse_sql_time("2024-12-31 23:30:00");
  put(sample, 2, "new year.pdf", "c");  // 00:30 in Berlin, where Nora is
  nora = logged_in(*this, sample.contact);
  Answer page = nora.open("/documents");
  BOOST_TEST(page.status == 200);
  std::size_t at = 0;
  for (const char* text : {"<h2>2025</h2>", "new year.pdf", "<h2>2024</h2>", "form to sign.pdf",
                           "from Ada Finch", "last year.pdf", "from you"}) {
    auto found = page.body.find(text, at);
    BOOST_TEST(found != std::string::npos, text);
    if (found != std::string::npos) at = found;
  }
  BOOST_TEST(page.has("2026 tax return"));
  BOOST_TEST(page.has("Bank statements &lt;2025 &amp; 2026&gt;"));
  BOOST_TEST(page.has("Download all 3 files as one ZIP"));
  Answer of_2024 = nora.open("/documents?year=2024");
  BOOST_TEST(!of_2024.has("new year.pdf"));
  BOOST_TEST(of_2024.has("last year.pdf"));
  BOOST_TEST(of_2024.has("Download these 2 files as one ZIP"));
}

BOOST_AUTO_TEST_CASE(search_finds_by_the_name_of_file_request_and_work) {
  Sample payroll = add_work("Payroll");
  refresh(payroll);
  put(sample, 1, "alpha.pdf", "a");
  put(sample, 3, "beta.pdf", "b");
  put(payroll, 1, "gamma.pdf", "c");
  auto names = [&](const char* words) {
    Answer page = nora.open(std::string{"/documents?find="} + words);
    std::string found;
    for (const char* name : {"alpha", "beta", "gamma"}) {
      if (page.has(std::string{name} + ".pdf")) found += name[0];
    }
    return found;
  };
  BOOST_TEST(names("ALPHA") == "a");
  BOOST_TEST(names("rent") == "b");
  BOOST_TEST(names("payroll") == "g");
  BOOST_TEST(names("%25") == "");
  BOOST_TEST(names("") == "abg");
  BOOST_TEST(nora.open("/documents?find=nowhere").has("No file fits"));
}

BOOST_AUTO_TEST_CASE(a_checklist_that_went_to_somebody_else_keeps_its_files) {
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  Sample theirs = add_work("Only for Jo");
  refresh(theirs);
  put(theirs, 1, "private.pdf", "secret");
  db.execute("UPDATE checklist_recipients SET contact_id = ? WHERE work_item_id = ?",
             {jo.id, theirs.work_item});
  refresh(theirs);
  // In the same work, a checklist that is not theirs.
  put(sample, 1, "mine.pdf", "mine");
  ChecklistId hidden{
      db.insert("INSERT INTO checklists (firm_id, work_item_id, name, created_at) "
                "VALUES (?, ?, 'Hidden', ?)",
                {sample.firm, sample.work_item, clock.time})};
  db.execute("UPDATE client_requests SET checklist_id = ? WHERE work_item_id = ? AND position = 3",
             {hidden, sample.work_item});
  db.execute(
      "UPDATE documents SET request_id = (SELECT id FROM client_requests WHERE checklist_id = ?) "
      "WHERE name = 'private.pdf'",
      {hidden});
  db.execute("UPDATE documents SET work_item_id = ? WHERE name = 'private.pdf'",
             {sample.work_item});
  Answer page = nora.open("/documents");
  BOOST_TEST(page.has("mine.pdf"));
  BOOST_TEST(!page.has("private.pdf"));
  auto files = unpack(nora.get("/documents/archive").body);
  BOOST_TEST(files.size() == 1u);
  auto id = *db.find_value<DocumentId>("SELECT id FROM documents WHERE name = 'private.pdf'", {});
  BOOST_TEST(nora.get(work_path() + "/documents/" + std::to_string(id.value)).status == 404);
}

BOOST_AUTO_TEST_CASE(one_file_comes_by_itself_to_a_login) {
  DocumentId document = put(sample, 1, "alpha.pdf", "its content");
  Answer got = nora.get(work_path() + "/documents/" + std::to_string(document.value));
  BOOST_TEST(got.status == 200);
  BOOST_TEST(got.body == "its content");
}

BOOST_AUTO_TEST_CASE(all_come_as_one_archive_with_safe_names_each_once) {
  Sample second = add_work("2026 tax return");
  refresh(second);
  std::string large;
  for (int i = 0; i < 300'000; ++i) large += static_cast<char>(i * 7 % 251);
  put(sample, 2, "statement.pdf", "one");
  put(sample, 2, "statement.pdf", "two", true);
  put(sample, 2, "Bücher & Löhne.csv", large);
  put(sample, 1, "empty.txt", "-");
  put(second, 1, "statement.pdf", "three");
  Answer got = nora.get("/documents/archive");
  BOOST_TEST(got.status == 200);
  BOOST_TEST(!got.broken);
  BOOST_TEST(got.header("Content-Type") == "application/zip");
  BOOST_TEST(got.header("Content-Disposition").find("Hartwell & Finch documents.zip") !=
             std::string::npos);
  BOOST_TEST(got.header("Content-Security-Policy").find("sandbox") != std::string::npos);
  auto files = unpack(got.body);
  const std::string folder = "2026 tax return/Bank statements _2025 & 2026_/";
  BOOST_TEST(files.size() == 5u);
  BOOST_TEST(files[folder + "statement.pdf"] == "one");
  BOOST_TEST(files[folder + "statement (2).pdf"] == "two");
  BOOST_TEST((files[folder + "Bücher & Löhne.csv"] == large));
  BOOST_TEST(files["2026 tax return/Last year’s tax return/empty.txt"] == "-");
  BOOST_TEST(files["2026 tax return (2)/One more paper/statement.pdf"] == "three");
  BOOST_TEST(count("audit_events", "action = 'documents.archived' AND detail = '5 files'") == 1u);
}

BOOST_AUTO_TEST_CASE(the_archive_has_what_was_searched_for_and_nothing_more) {
  put(sample, 1, "alpha.pdf", "a");
  clock.time -= std::chrono::days{400};
  put(sample, 1, "beta.pdf", "b");
  clock.time += std::chrono::days{400};
  auto files = unpack(nora.get("/documents/archive?find=alpha").body);
  BOOST_TEST(files.size() == 1u);
  const auto year = static_cast<int>(day_in_zone(clock.time, "UTC").year());
  files = unpack(nora.get("/documents/archive?year=" + std::to_string(year - 1)).body);
  BOOST_REQUIRE(files.size() == 1u);
  BOOST_TEST(files.begin()->second == "b");
  // Nothing fits: back to the page, which says so.
  BOOST_TEST(nora.get("/documents/archive?find=nowhere").header("Location") ==
             "/documents?find=nowhere");
}

BOOST_AUTO_TEST_CASE(several_clients_have_a_folder_each) {
  ClientId herself{
      db.insert("INSERT INTO clients (firm_id, name, kind, created_at) "
                "VALUES (?, 'Nora/Quist', 'person', ?)",
                {sample.firm, clock.time})};
  db.execute("INSERT INTO client_contacts (firm_id, client_id, contact_id) VALUES (?, ?, ?)",
             {sample.firm, herself, sample.contact});
  Sample own = add_work("2026 tax return");
  db.execute("UPDATE work_items SET client_id = ? WHERE id = ?", {herself, own.work_item});
  refresh(own);
  put(sample, 1, "a.txt", "a");
  put(own, 1, "a.txt", "b");
  auto files = unpack(nora.get("/documents/archive").body);
  BOOST_TEST(files.size() == 2u);
  BOOST_TEST(files.count("Quist Bakery Ltd/2026 tax return/Last year’s tax return/a.txt") == 1u);
  BOOST_TEST(files.count("Nora-Quist/2026 tax return/One more paper/a.txt") == 1u);
}

BOOST_AUTO_TEST_CASE(a_damaged_file_breaks_the_archive_off_and_no_wrong_byte_is_sent) {
  put(sample, 1, "good.txt", "good content");
  DocumentId damaged = put(sample, 2, "damaged.txt", std::string(5'000, 'x'));
  put(sample, 3, "after.txt", "after it");
  std::string bytes = read_whole_file(stored_path(damaged));
  for (std::size_t at : {bytes.size() / 2, bytes.size() - 1}) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    write_whole_file(stored_path(damaged), flipped);
    Answer got = nora.get("/documents/archive");
    BOOST_TEST(got.broken);  // the connection ends without an end of the answer
    BOOST_TEST(got.has("good content"));
    BOOST_TEST(!got.has("xxxx"));
    BOOST_TEST(!got.has("after it"));
    BOOST_TEST(unpack(got.body).empty());  // no list at its end: no program opens it
  }
  write_whole_file(stored_path(damaged), bytes);
  BOOST_TEST(unpack(nora.get("/documents/archive").body).size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_visitor_who_goes_away_stops_the_archive) {
  std::size_t taken = 0;
  Sink sink = [&](std::string_view bytes) {
    taken += bytes.size();
    return taken < 1'000;
  };
  {
    ZipStream zip{sink};
    BOOST_TEST(zip.begin("a.txt", 1'000'000, clock.time));
    bool there = true;
    int pieces = 0;
    while (there && pieces < 100) {
      there = zip.write(std::string(10'000, 'x'));
      ++pieces;
    }
    BOOST_TEST(!there);
    BOOST_TEST(pieces < 5);
    BOOST_TEST(!zip.begin("b.txt", 1, clock.time));
    BOOST_TEST(!zip.finish());
  }
  BOOST_TEST(taken < 100'000u);  // also not by letting go of it
}

BOOST_AUTO_TEST_CASE(pages_have_fifty_files_and_one_behind_the_end_is_the_last) {
  for (int i = 0; i < 60; ++i) put(sample, 1, "file " + std::to_string(i) + ".txt", "x");
  Answer first = nora.open("/documents");
  BOOST_TEST(first.has("1 to 50 of 60"));
  BOOST_TEST(first.has("file 59.txt"));
  BOOST_TEST(!first.has("file 9.txt"));
  Answer second = nora.open("/documents?page=2");
  BOOST_TEST(second.has("51 to 60 of 60"));
  BOOST_TEST(second.has("file 0.txt"));
  BOOST_TEST(nora.get("/documents?page=9").header("Location") == "/documents?page=2");
  for (const char* odd : {"/documents?page=x", "/documents?year=abcd", "/documents?year=-5"}) {
    BOOST_TEST(nora.get(odd).status == 200, odd);
  }
}

BOOST_AUTO_TEST_CASE(without_a_login_there_is_the_way_to_it) {
  FakeBrowser link = claimed();
  BOOST_TEST(link.get("/documents").header("Location") == "/login?return=/documents");
  BOOST_TEST(nora.open("/documents").has("No documents yet"));
  BOOST_TEST(nora.open("/work").has("href=\"/documents\""));
  BOOST_TEST(!link.open("/work").has("href=\"/documents\""));
}

BOOST_AUTO_TEST_SUITE_END()
