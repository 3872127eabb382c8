#include "fcgi/http/inert_page.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace latchkey {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

struct Attribute {
  std::string_view name;
  std::string_view value;  // as it stands between the quotes
  bool valued = false;
};

struct Tag {
  std::string_view name;
  bool closing = false;
  std::vector<Attribute> attributes;
};

/// The end of the tag that begins at `at`: behind its ">", with quotes passed over.
std::size_t end_of_tag(std::string_view page, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at + 1; i < page.size(); ++i) {
    if (quote) {
      if (page[i] == quote) quote = 0;
    } else if (page[i] == '"' || page[i] == '\'') {
      quote = page[i];
    } else if (page[i] == '>') {
      return i + 1;
    }
  }
  return page.size();
}

/// `text` begins with "<" and ends with ">".
Tag read_tag(std::string_view text) {
  Tag tag;
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') {
    tag.closing = true;
    ++at;
  }
  auto word = [&](std::string_view ends) {
    std::size_t begin = at;
    while (at < text.size() && ends.find(text[at]) == ends.npos) ++at;
    return text.substr(begin, at - begin);
  };
  tag.name = word(" \t\r\n/>");
  while (at < text.size()) {
    while (at < text.size() && (kBlanks.find(text[at]) != kBlanks.npos || text[at] == '/')) ++at;
    if (at >= text.size() || text[at] == '>') break;
    Attribute attribute;
    attribute.name = word(" \t\r\n=/>");
    if (at < text.size() && text[at] == '=') {
      ++at;
      attribute.valued = true;
      const char quote = at < text.size() ? text[at] : '>';
      if (quote == '"' || quote == '\'') {
        ++at;
        attribute.value = word(std::string_view{&quote, 1});
        ++at;
      } else {
        attribute.value = word(" \t\r\n>");
      }
    }
    if (attribute.name.empty()) break;
    tag.attributes.push_back(attribute);
  }
  return tag;
}

const Attribute* find_attribute(const Tag& tag, std::string_view name) {
  auto found = std::ranges::find(tag.attributes, name, &Attribute::name);
  return found == tag.attributes.end() ? nullptr : &*found;
}

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

void put(std::string& out, const Tag& tag, std::string_view name, bool disabled) {
  out += '<';
  out += name;
  for (const Attribute& attribute : tag.attributes) {
    out += ' ';
    out += attribute.name;
    if (attribute.valued) {
      out += "=\"";
      out += attribute.value;
      out += '"';
    }
  }
  out += disabled ? " disabled>" : ">";
}

void drop(Tag& tag, std::initializer_list<std::string_view> names) {
  std::erase_if(tag.attributes, [&](const Attribute& each) { return one_of(each.name, names); });
}

class Inert {
 public:
  Inert(std::string_view banner, const LeadLink& lead) : banner_(banner), lead_(lead) {}

  std::string of(std::string_view page) {
    for (std::size_t at = 0; at < page.size();) {
      std::size_t tag = page.find('<', at);
      out_ += page.substr(at, tag == page.npos ? page.npos : tag - at);
      if (tag == page.npos) break;
      std::size_t end = end_of_tag(page, tag);
      std::string_view text = page.substr(tag, end - tag);
      if (text.starts_with("<!")) {
        out_ += text;
      } else {
        Tag read = read_tag(text);
        if (read.name == "script" && !read.closing) {
          std::size_t close = page.find("</script>", end);
          end = close == page.npos ? page.size() : close + std::string_view{"</script>"}.size();
        } else {
          take(std::move(read), text);
        }
      }
      at = end;
    }
    if (owes_banner_) out_ += banner_;
    return std::move(out_);
  }

 private:
  void take(Tag tag, std::string_view text) {
    if (owes_banner_ && !is_skip_link(tag)) {
      out_ += banner_;
      owes_banner_ = false;
    }
    if (tag.name == "form") {
      drop(tag, {"action", "method", "enctype", "target", "novalidate", "autocomplete"});
      if (tag.closing) {
        out_ += "</div>";
      } else {
        put(out_, tag, "div", false);
      }
    } else if (tag.closing) {
      out_ += text;
    } else if (one_of(tag.name, {"button", "input", "select", "textarea"})) {
      const Attribute* type = find_attribute(tag, "type");
      if (type && type->value == "hidden") return;
      drop(tag, {"disabled", "formaction", "form", "autofocus"});
      put(out_, tag, tag.name, true);
    } else if (one_of(tag.name, {"iframe", "object", "embed", "base"}) ||
               (tag.name == "meta" && find_attribute(tag, "http-equiv"))) {
      return;
    } else if (tag.name == "a") {
      take_link(std::move(tag));
    } else {
      out_ += text;
      if (tag.name == "body") owes_banner_ = true;
    }
  }

  void take_link(Tag tag) {
    const Attribute* address = find_attribute(tag, "href");
    if (!address || address->value.starts_with('#')) {
      put(out_, tag, "a", false);
      return;
    }
    std::optional<std::string> leads = lead_(address->value);
    drop(tag, {"href", "download", "target", "ping"});
    if (leads) tag.attributes.push_back({"href", *leads, true});
    put(out_, tag, "a", false);
  }

  /// The link past the frame stays what the keyboard comes to first; the banner stands behind it.
  static bool is_skip_link(const Tag& tag) {
    if (tag.name != "a" || tag.closing) return tag.name == "a";
    const Attribute* classes = find_attribute(tag, "class");
    return classes && classes->value == "skip";
  }

  std::string_view banner_;
  bool owes_banner_ = false;
  const LeadLink& lead_;
  std::string out_;
};

}  // namespace

std::string make_inert(std::string_view page, std::string_view banner, const LeadLink& lead) {
  return Inert{banner, lead}.of(page);
}

}  // namespace latchkey
