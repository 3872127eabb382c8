// What the PDF says is read with poppler's pdftotext and qpdf, by whom nothing of it was made.
#include "core/base/pdf_lock.hpp"
#include "core/base/pdf_text.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

using namespace latchkey;

namespace {

using Kind = PdfText::Kind;

/// The bytes as a file, for programs that look at it.
class File {
 public:
  explicit File(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() / ("pdf_test." + std::to_string(getpid()))) {
    std::ofstream{path_, std::ios::binary} << bytes;
  }
  ~File() { std::filesystem::remove(path_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// Runs a command with the file's name for "{}"; what it wrote is in `said`.
  int run(std::string command) {
    said.clear();
    command.replace(command.find("{}"), 2, path_.string());
    FILE* out = popen((command + " 2>&1").c_str(), "r");
    BOOST_REQUIRE(out != nullptr);
    char piece[4096];
    for (std::size_t n; (n = fread(piece, 1, sizeof piece, out)) > 0;) said.append(piece, n);
    return WEXITSTATUS(pclose(out));
  }
  /// The text, each run of white space as one blank.
  std::string text(const std::string& options = "") {
    BOOST_TEST(run("pdftotext -q " + options + " {} -") == 0);
    return std::regex_replace(said, std::regex{"\\s+"}, " ");
  }

  std::string said;

 private:
  std::filesystem::path path_;
};

PdfText sample() {
  return {.over = "Harbour & Vane",
          .title = "How this portal works",
          .lead = "Short answers.",
          .foot = "Harbour & Vane",
          .accent = "#1f5c4d",
          .blocks = {{Kind::section, "Your link"},
                     {Kind::question, "Does the link expire?"},
                     {Kind::paragraph, "Yes. After 30 days you need a “new” one."},
                     {Kind::address, "https://portal.example.com/login"}}};
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf)

BOOST_AUTO_TEST_CASE(a_drawn_text_can_be_read_and_searched) {
  File file{draw_pdf(sample())};
  BOOST_TEST(file.run("qpdf --check {}") == 0);
  const std::string text = file.text();
  for (const char* part : {"Harbour & Vane", "How this portal works", "Your link",
                           "Does the link expire?", "Yes. After 30 days you need a “new” one.",
                           "https://portal.example.com/login", "Page 1 of 1"}) {
    BOOST_TEST(holds(text, part), part << " in " << text);
  }
}

BOOST_AUTO_TEST_CASE(names_in_any_script_are_drawn_and_what_no_font_has_is_left_out) {
  PdfText text = sample();
  text.over = "Żółć & Søn – Λόγος, Дом, 東京会計, 한국";
  text.blocks.push_back({Kind::paragraph, "before \xF0\x9F\x8E\x89 after"});
  File file{draw_pdf(text)};
  BOOST_TEST(holds(file.text(), "Żółć & Søn – Λόγος, Дом, 東京会計, 한국"), file.said);
  BOOST_TEST(holds(file.text(), "before after"), file.said);
}

BOOST_AUTO_TEST_CASE(long_texts_wrap_and_go_on_on_further_numbered_pages) {
  PdfText text = sample();
  std::string long_paragraph;
  for (int i = 0; i < 300; ++i) long_paragraph += "word" + std::to_string(i) + " ";
  for (int i = 0; i < 12; ++i) {
    text.blocks.push_back({Kind::question, "Question number " + std::to_string(i) + "?"});
    text.blocks.push_back({Kind::paragraph, long_paragraph});
  }
  text.blocks.push_back({Kind::paragraph, std::string(400, 'x') + " end"});
  File file{draw_pdf(text)};
  const std::string read = file.text();
  BOOST_TEST(holds(read, "word298 word299"));
  BOOST_TEST(holds(read, "Question number 11?"));
  BOOST_TEST(file.run("qpdf --show-npages {}") == 0);
  const int pages = std::stoi(file.said);
  BOOST_TEST(pages > 3);
  BOOST_TEST(holds(read, "Page 2 of " + std::to_string(pages)));
  // Nothing stands beyond the paper's margins.
  BOOST_TEST(file.run("pdftotext -q -bbox {} -") == 0);
  const std::regex right{"xMax=\"([0-9.]+)\""};
  for (std::sregex_iterator at{file.said.begin(), file.said.end(), right}, end; at != end; ++at) {
    BOOST_REQUIRE_LT(std::stod((*at)[1]), 595.0 - 60);
  }
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_refused) {
  PdfText text = sample();
  text.over = "Harbour \xFF";
  BOOST_CHECK_THROW(draw_pdf(text), PdfError);
}

BOOST_AUTO_TEST_CASE(a_locked_file_opens_with_its_password_and_with_no_other) {
  SystemRandom random;
  File file{lock_pdf(draw_pdf(sample()), "CPFAQ", random)};
  BOOST_TEST(file.run("qpdf --requires-password {}") == 0);
  BOOST_TEST(file.run("qpdf --password=CPFAQ --check {}") == 0);
  BOOST_TEST(holds(file.said, "file encryption method: AESv3"), file.said);
  BOOST_TEST(holds(file.said, "R = 6"));
  BOOST_TEST(holds(file.text("-upw CPFAQ"), "Does the link expire?"));
  for (const char* wrong : {"", "--password=cpfaq", "--password=CPFAQ1", "--password=CPFA"}) {
    BOOST_TEST(file.run(std::string{"qpdf "} + wrong + " --check {}") != 0, wrong);
  }
  BOOST_TEST(file.run("pdftotext -q {} -") != 0);
  BOOST_TEST(!holds(file.said, "link"));
}

BOOST_AUTO_TEST_CASE(passwords_with_quotes_blanks_and_foreign_letters_lock_as_they_are) {
  SystemRandom random;
  const std::string drawn = draw_pdf(sample());
  for (const char* password : {"a \"b\" \\c", "--", "@file", "Grüße 会計", "{\"x\":1}", "'; x"}) {
    BOOST_TEST_CONTEXT(password) {
      File file{lock_pdf(drawn, password, random)};
      std::string quoted = std::regex_replace(std::string{password}, std::regex{"'"}, "'\\''");
      BOOST_TEST(file.run("qpdf --password='" + quoted + "' --check {}") == 0);
      BOOST_TEST(file.run("qpdf --check {}") != 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_pdf_is_not_locked) {
  SystemRandom random;
  BOOST_CHECK_THROW(lock_pdf("no pdf", "CPFAQ", random), PdfError);
}

BOOST_AUTO_TEST_SUITE_END()
