#include "core/base/pdf_lock.hpp"

#include <chrono>

#include "core/base/child.hpp"
#include "core/base/pdf_text.hpp"
#include "core/base/secret.hpp"

namespace latchkey {
namespace {

constexpr std::chrono::seconds kPatience{20};

std::string json_text(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string quoted = "\"";
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (byte < 0x20) {
      quoted += "\\u00";
      quoted += kDigits[byte >> 4U];
      quoted += kDigits[byte & 15U];
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

}  // namespace

std::string lock_pdf(std::string_view pdf, std::string_view password, Random& random) {
  const std::string job = R"({"inputFile":"/proc/self/fd/3","outputFile":"-","encrypt":{)"
                          R"("userPassword":)" +
                          json_text(password) + R"(,"ownerPassword":")" +
                          Token::make(random).text() + R"(","256bit":{}}})";
  try {
    Descriptor drawn{file_in_memory("pdf", pdf)}, what{file_in_memory("job", job)};
    ChildResult locked = run_child({.command = {"/usr/bin/qpdf", "--job-json-file=/proc/self/fd/4"},
                                    .files = {drawn.get(), what.get()},
                                    .patience = kPatience});
    // 3 is qpdf's word for "with warnings", which a file of our own drawing does not earn.
    if (locked.end != ChildEnd::done) throw PdfError("qpdf did not lock the file");
    if (!locked.output.starts_with("%PDF-")) throw PdfError("qpdf gave back no PDF");
    return locked.output;
  } catch (const ChildNotStarted& reason) {
    throw PdfError(reason.what());
  }
}

}  // namespace latchkey
