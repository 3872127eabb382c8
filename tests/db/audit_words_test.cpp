// Every action of the trail has its words on the activity page.
#include "core/domain/audit_words.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

using namespace latchkey;

namespace {

/// What looks like an action in the sources: a literal of two words with a dot between them, which
/// is neither a file's name nor one of WebAuthn's.
std::set<std::string> actions_in_sources() {
  static const std::regex literal{R"re("([a-z][a-z_]+)\.([a-z][a-z0-9_]*)")re"};
  static const std::set<std::string> file_types{"csv",  "pdf",  "txt",  "png", "jpg",
                                                "jpeg", "webp", "tpl",  "zip", "sql",
                                                "key",  "html", "json", "eml", "com"};
  std::set<std::string> found;
  for (const char* folder : {"core/domain", "core/bin", "core/mail"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
      if (entry.path().extension() != ".cpp" || entry.path().stem() == "audit_words") continue;
      std::ifstream file{entry.path()};
      const std::string text{std::istreambuf_iterator<char>{file}, {}};
      for (std::sregex_iterator match{text.begin(), text.end(), literal}, end; match != end;
           ++match) {
        if ((*match)[1] == "webauthn" || file_types.contains((*match)[2])) continue;
        found.insert((*match)[1].str() + "." + (*match)[2].str());
      }
    }
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_of_the_trail)

BOOST_AUTO_TEST_CASE(every_action_in_the_sources_has_words) {
  const auto actions = actions_in_sources();
  BOOST_TEST(actions.size() > 60u);  // else the sources were not found
  for (const std::string& action : actions) {
    BOOST_TEST(
        (find_audit_words(action) != nullptr),
        "what did somebody do who did " << action << "? Say it in core/domain/audit_words.cpp");
  }
}

BOOST_AUTO_TEST_CASE(no_action_has_words_twice_and_all_fit_their_column) {
  std::set<std::string_view> seen;
  for (const AuditWords& row : audit_words()) {
    BOOST_TEST(seen.insert(row.action).second, row.action);
    BOOST_TEST(row.action.size() <= 40u, row.action);
    BOOST_TEST(!row.words.empty(), row.action);
  }
}

BOOST_AUTO_TEST_CASE(each_kind_has_a_name_and_an_action) {
  std::set<std::string_view> names;
  for (ActivityKind kind : kActivityKinds) {
    BOOST_TEST(names.insert(kind_name(kind)).second);
    BOOST_TEST(!kind_words(kind).empty());
    BOOST_TEST(
        std::ranges::any_of(audit_words(), [&](const auto& row) { return row.kind == kind; }),
        kind_words(kind));
  }
}

BOOST_AUTO_TEST_SUITE_END()
