#include "core/base/pdf_text.hpp"

#include <hpdf.h>

#include <array>
#include <charconv>
#include <memory>
#include <optional>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

// A4 at 72 points an inch.
constexpr float kWidth = 595, kHeight = 842;
constexpr float kLeft = 64, kRight = kWidth - 64;
constexpr float kTop = kHeight - 64, kBottom = 84;

enum class Face { regular, bold, wide, fallback };

constexpr std::array kFontFiles = {
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
};

bool among(char32_t letter, std::initializer_list<std::pair<char32_t, char32_t>> ranges) {
  for (const auto& [first, last] : ranges) {
    if (letter >= first && letter <= last) return true;
  }
  return false;
}

/// Which font has the letter; `plain` where Liberation does. The library cannot be asked: it gives
/// the width of "missing" for what a font has not.
std::optional<Face> face_of(char32_t letter, Face plain) {
  // Latin, Greek, Cyrillic, Hebrew, punctuation, currencies
  if (among(letter, {{0x20, 0x24F},
                     {0x370, 0x4FF},
                     {0x5D0, 0x5EA},
                     {0x1E00, 0x1EFF},
                     {0x2010, 0x2027},
                     {0x2030, 0x203A},
                     {0x20A3, 0x20AC},
                     {0x2116, 0x2116},
                     {0x2122, 0x2122}})) {
    return plain;
  }
  // phonetic letters, accents, Armenian, Arabic, Georgian, arrows, mathematics, shapes
  if (among(letter, {{0x250, 0x36F},
                     {0x500, 0x587},
                     {0x5B0, 0x6FF},
                     {0x10A0, 0x10FF},
                     {0x1D00, 0x1DBF},
                     {0x2000, 0x2BFF}})) {
    return Face::wide;
  }
  if (among(letter, {{0x2E80, 0xD7FF}, {0xF900, 0xFAFF}, {0xFF00, 0xFFEF}})) return Face::fallback;
  return std::nullopt;
}

/// Letters of one font.
struct Run {
  Face face;
  std::string text;
};
/// What stands between two spaces.
struct Word {
  std::vector<Run> runs;
  float width = 0;
  bool glued = false;  // no space parts it from the word before
};

struct Style {
  Face face = Face::regular;
  float size = 11;
  float leading = 16.5F;
  float gray = 0.12F;
};

constexpr Style kOver{Face::regular, 10.5F, 15, 0.4F};
constexpr Style kTitle{Face::bold, 23, 29, 0.08F};
constexpr Style kLead{Face::regular, 12, 18, 0.3F};
constexpr Style kSection{Face::bold, 15.5F, 21, 0.08F};
constexpr Style kQuestion{Face::bold, 11.5F, 17, 0.12F};
constexpr Style kParagraph{};
constexpr Style kAddress{Face::regular, 10.5F, 16, 0.3F};
constexpr Style kFoot{Face::regular, 9, 12, 0.4F};

class Drawing {
 public:
  explicit Drawing(const PdfText& text) : text_(text), pdf_(HPDF_New(nullptr, nullptr), HPDF_Free) {
    if (!pdf_) throw PdfError("no memory for a PDF");
    HPDF_SetCompressionMode(pdf_.get(), HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(pdf_.get());
    HPDF_SetPageMode(pdf_.get(), HPDF_PAGE_MODE_USE_NONE);
    HPDF_SetInfoAttr(pdf_.get(), HPDF_INFO_CREATOR, "Latchkey");
  }

  std::string draw() {
    begin_page();
    draw_head();
    for (std::size_t i = 0; i < text_.blocks.size(); ++i) draw_block(i);
    draw_feet();
    return finished();
  }

 private:
  void begin_page() {
    page_ = HPDF_AddPage(pdf_.get());
    check();
    HPDF_Page_SetSize(page_, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    pages_.push_back(page_);
    y_ = kTop;
  }

  /// The library goes on after an error and does nothing more; it remembers the first.
  void check() {
    if (HPDF_STATUS error = HPDF_GetError(pdf_.get()); error != HPDF_OK) {
      throw PdfError("the PDF library says error " + std::to_string(error));
    }
  }

  HPDF_Font font(Face face) {
    auto& known = fonts_[static_cast<std::size_t>(face)];
    if (known == nullptr) {
      const char* file = kFontFiles[static_cast<std::size_t>(face)];
      const char* name = HPDF_LoadTTFontFromFile(pdf_.get(), file, HPDF_TRUE);
      if (name == nullptr) throw PdfError(std::string{"the font cannot be read: "} + file);
      known = HPDF_GetFont(pdf_.get(), name, "UTF-8");
      check();
    }
    return known;
  }

  float width(Face face, const std::string& text, float size) {
    HPDF_TextWidth measured =
        HPDF_Font_TextWidth(font(face), reinterpret_cast<const HPDF_BYTE*>(text.data()),
                            static_cast<HPDF_UINT>(text.size()));
    return static_cast<float>(measured.width) * size / 1000;
  }

  /// The words of a line to be; one wider than a line is cut to what fits.
  std::vector<Word> words_of(std::string_view text, const Style& style) {
    std::vector<Word> words(1);
    while (!text.empty()) {
      auto letter = take_code_point(text);
      if (!letter) throw PdfError("the text is not UTF-8");
      if (*letter == U' ') {
        if (!words.back().runs.empty()) words.emplace_back();
        continue;
      }
      auto face = face_of(*letter, style.face);
      if (!face) continue;
      std::string bytes;
      append_code_point(bytes, *letter);
      float wide = width(*face, bytes, style.size);
      // Chinese and its like have no spaces: a line may end after each letter.
      bool alone = *face == Face::fallback && !words.back().runs.empty();
      bool too_wide = words.back().width + wide > kRight - kLeft;
      if (alone || too_wide) {
        words.emplace_back();
        words.back().glued = true;
      }
      Word& word = words.back();
      if (word.runs.empty() || word.runs.back().face != *face) word.runs.push_back({*face, {}});
      word.runs.back().text += bytes;
      word.width += wide;
    }
    if (words.back().runs.empty()) words.pop_back();
    return words;
  }

  struct Line {
    std::vector<Run> runs;
  };

  std::vector<Line> lines_of(std::string_view text, const Style& style) {
    std::vector<Word> words = words_of(text, style);
    std::vector<Line> lines;
    const float space = width(style.face, " ", style.size);
    float used = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      float before = lines.empty() || words[i].glued ? 0 : space;
      if (lines.empty() || used + before + words[i].width > kRight - kLeft + 0.01F) {
        lines.emplace_back();
        used = 0;
      } else if (before > 0) {
        lines.back().runs.push_back({style.face, " "});
        used += space;
      }
      for (Run& run : words[i].runs) lines.back().runs.push_back(std::move(run));
      used += words[i].width;
    }
    return lines;
  }

  void show(HPDF_Page page, const Line& line, const Style& style, float x, float y) {
    HPDF_Page_BeginText(page);
    HPDF_Page_SetGrayFill(page, style.gray);
    HPDF_Page_MoveTextPos(page, x, y);
    // Runs of one font together, so that words can be found and copied as they stand.
    std::vector<Run> joined;
    for (const Run& run : line.runs) {
      if (!joined.empty() && joined.back().face == run.face) {
        joined.back().text += run.text;
      } else {
        joined.push_back(run);
      }
    }
    for (const Run& run : joined) {
      HPDF_Page_SetFontAndSize(page, font(run.face), style.size);
      HPDF_Page_ShowText(page, run.text.c_str());
    }
    HPDF_Page_EndText(page);
    check();
  }

  void draw_lines(std::string_view text, const Style& style) {
    for (const Line& line : lines_of(text, style)) {
      if (y_ - style.leading < kBottom) begin_page();
      y_ -= style.leading;
      show(page_, line, style, kLeft, y_);
    }
  }

  void draw_head() {
    draw_lines(text_.over, kOver);
    y_ -= 4;
    draw_lines(text_.title, kTitle);
    y_ -= 6;
    if (!text_.lead.empty()) draw_lines(text_.lead, kLead);
    auto part = [&](std::size_t at) {
      int value = 0;
      std::from_chars(text_.accent.data() + at, text_.accent.data() + at + 2, value, 16);
      return static_cast<float>(value) / 255;
    };
    if (text_.accent.size() != 7) return;
    HPDF_Page_SetRGBFill(page_, part(1), part(3), part(5));
    HPDF_Page_Rectangle(page_, kLeft - 18, y_ - 6, 4, kTop - y_ + 4);
    HPDF_Page_Fill(page_);
  }

  /// How much of the page a heading needs with what must not be parted from it.
  float height_with_next(std::size_t at) {
    float height = 0;
    for (; at < text_.blocks.size(); ++at) {
      const PdfText::Block& block = text_.blocks[at];
      if (block.kind != PdfText::Kind::section && block.kind != PdfText::Kind::question) {
        return height + 3 * kParagraph.leading;
      }
      const bool section = block.kind == PdfText::Kind::section;
      const Style& style = section ? kSection : kQuestion;
      height += static_cast<float>(lines_of(block.text, style).size()) * style.leading +
                (section ? 26.0F : 12.0F);
    }
    return height;
  }

  void draw_block(std::size_t at) {
    const PdfText::Block& block = text_.blocks[at];
    switch (block.kind) {
      case PdfText::Kind::section: {
        y_ -= 26;
        if (y_ - height_with_next(at) < kBottom) begin_page();
        HPDF_Encoder encoder = HPDF_GetEncoder(pdf_.get(), "UTF-8");
        HPDF_Outline entry = HPDF_CreateOutline(pdf_.get(), nullptr, block.text.c_str(), encoder);
        HPDF_Destination there = HPDF_Page_CreateDestination(page_);
        HPDF_Destination_SetFitH(there, y_ + 12);
        HPDF_Outline_SetDestination(entry, there);
        draw_lines(block.text, kSection);
        break;
      }
      case PdfText::Kind::question:
        y_ -= 12;
        if (y_ - height_with_next(at) < kBottom) begin_page();
        draw_lines(block.text, kQuestion);
        y_ -= 2;
        break;
      case PdfText::Kind::paragraph:
        draw_lines(block.text, kParagraph);
        y_ -= 5;
        break;
      case PdfText::Kind::address:
        draw_lines(block.text, kAddress);
        y_ -= 5;
        break;
    }
  }

  void draw_feet() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      HPDF_Page_SetGrayStroke(pages_[i], 0.8F);
      HPDF_Page_SetLineWidth(pages_[i], 0.5F);
      HPDF_Page_MoveTo(pages_[i], kLeft, 58);
      HPDF_Page_LineTo(pages_[i], kRight, 58);
      HPDF_Page_Stroke(pages_[i]);
      std::string number = "Page " + std::to_string(i + 1) + " of " + std::to_string(pages_.size());
      auto left = lines_of(text_.foot, kFoot);
      if (!left.empty()) show(pages_[i], left.front(), kFoot, kLeft, 42);
      show(pages_[i], {{{Face::regular, number}}}, kFoot,
           kRight - width(Face::regular, number, kFoot.size), left.size() > 1 ? 30.0F : 42.0F);
    }
  }

  std::string finished() {
    HPDF_SaveToStream(pdf_.get());
    check();
    std::string bytes(HPDF_GetStreamSize(pdf_.get()), '\0');
    HPDF_UINT32 size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ReadFromStream(pdf_.get(), reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    if (size != bytes.size()) throw PdfError("the PDF library gave back a part of the file");
    return bytes;
  }

  const PdfText& text_;
  std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, void (*)(HPDF_Doc)> pdf_;
  std::array<HPDF_Font, kFontFiles.size()> fonts_{};
  HPDF_Page page_ = nullptr;
  std::vector<HPDF_Page> pages_;
  float y_ = 0;
};

}  // namespace

std::string draw_pdf(const PdfText& text) {
  return Drawing{text}.draw();
}

}  // namespace latchkey
