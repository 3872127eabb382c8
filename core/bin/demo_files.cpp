#include "core/bin/demo_files.hpp"

#include <array>
#include <vector>

namespace latchkey {
namespace {

/// A PDF of one page with two lines of text. Its cross-reference table is what makes it whole.
std::string pdf(const std::string& title, const std::string& line) {
  auto literal = [](const std::string& text) {
    std::string escaped;
    for (char c : text) {
      if (c == '(' || c == ')' || c == '\\') escaped += '\\';
      // Outside of Latin text a glyph is not promised by the built-in fonts.
      escaped += c >= ' ' && c < 0x7f ? c : '?';
    }
    return "(" + escaped + ")";
  };
  std::string drawing = "BT /F1 20 Tf 72 760 Td " + literal(title) + " Tj /F1 12 Tf 0 -32 Td " +
                        literal(line) + " Tj ET";
  std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
      "/Resources << /Font << /F1 4 0 R >> >> >>";
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Length " + std::to_string(drawing.size()) + " >>\nstream\n" + drawing + "\nendstream"};
  std::string file = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string offset = std::to_string(file.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  std::string start = std::to_string(file.size());
  std::string size = std::to_string(objects.size() + 1);
  return file + "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size +
         " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string csv(const std::string& name) {
  static constexpr std::array<const char*, 6> kTexts{"Opening balance", "Card payments",
                                                     "Invoice 1041",    "Invoice 1042",
                                                     "Supplies",        "Closing balance"};
  std::string table = "Date,Text,Amount\n";
  std::size_t seed = name.size();
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    seed = (seed * 7919 + 104'729) % 100'000;
    table += "2026-0" + std::to_string(i + 1) + "-15," + kTexts[i] + "," +
             std::to_string(seed / 100) + "." + std::to_string(10 + seed % 90) + "\n";
  }
  return table;
}

}  // namespace

std::string demo_file(const std::string& name, const std::string& owner) {
  if (name.ends_with(".csv")) return csv(name);
  return pdf(name.substr(0, name.rfind('.')), "A document of the demo, from " + owner + ".");
}

}  // namespace latchkey
