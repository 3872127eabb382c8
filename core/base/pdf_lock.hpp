#pragma once
#include <string>
#include <string_view>

#include "core/base/random.hpp"

namespace latchkey {

/// Locks a PDF with AES-256 (PDF 2.0's revision 6): it opens with `password` and with nothing else.
/// The owner's password, which would lift the rest, is random and forgotten. Printing and copying
/// are allowed to whoever opens it. Runs `qpdf` without a shell; the file and the passwords reach
/// it in memory, so that neither the process list nor a disk holds them. Throws PdfError
/// (pdf_text.hpp) where qpdf is missing, fails, or takes longer than 20 seconds.
std::string lock_pdf(std::string_view pdf, std::string_view password, Random& random);

}  // namespace latchkey
