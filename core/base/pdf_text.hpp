#pragma once
#include <stdexcept>
#include <string>
#include <vector>

namespace latchkey {

/// Text with headings, to be drawn on A4 pages.
struct PdfText {
  enum class Kind {
    section,    // a heading, and an entry of the reader's outline
    question,   // a smaller heading, which stays with what follows it
    paragraph,  // wrapped
    address,    // a web address or the like, on a line of its own
  };
  struct Block {
    Kind kind;
    std::string text;  // one line of UTF-8, however long
  };
  std::string over;  // small, above the title
  std::string title;
  std::string lead;    // under the title; may be empty
  std::string foot;    // at the foot of every page, before its number
  std::string accent;  // "#1f5c4d": a bar beside the title, never text
  std::vector<Block> blocks;
};

/// A font that is not installed, or a fault of the drawing library.
struct PdfError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The text as a PDF with its fonts embedded, so that it reads alike everywhere. Letters come from
/// Liberation Sans; those that it lacks from DejaVu Sans, and Chinese, Japanese and Korean ones
/// from Droid Sans Fallback (Debian's packages fonts-liberation, fonts-dejavu-core,
/// fonts-droid-fallback). What none of them has, emojis for one, is left out. Right-to-left text is
/// drawn letter by letter, without its joined forms. Throws PdfError.
std::string draw_pdf(const PdfText& text);

}  // namespace latchkey
