#include "core/domain/help_guide.hpp"

#include "core/base/pdf_lock.hpp"
#include "core/base/pdf_text.hpp"
#include "core/base/secret.hpp"
#include "core/domain/help.hpp"

namespace latchkey {
namespace {

/// Raised when the drawing changes and the words do not, so that kept guides are made anew.
constexpr std::string_view kDrawing = "1";

PdfText guide_text(const Firm& firm, const HelpFacts& facts) {
  using Kind = PdfText::Kind;
  PdfText text{.over = firm.name,
               .title = help_title(firm),
               .lead = help_lead(firm),
               .foot = firm.name,
               .accent = firm.accent,
               .blocks = {}};
  for (const HelpSection& section : write_help(firm, facts)) {
    text.blocks.push_back({Kind::section, section.title});
    for (const HelpQuestion& question : section.questions) {
      text.blocks.push_back({Kind::question, question.question});
      for (const HelpPart& part : question.answer) {
        const bool words = part.kind == HelpPart::Kind::words;
        text.blocks.push_back({words ? Kind::paragraph : Kind::address, part.text});
      }
    }
  }
  if (std::string reach = help_reach(firm); !reach.empty()) {
    text.blocks.push_back({Kind::section, "More questions"});
    text.blocks.push_back({Kind::paragraph, std::move(reach)});
  }
  return text;
}

/// All that the file depends on. No part can hold the zero byte that stands between them.
Bytes32 made_from(const PdfText& text, const Firm& firm) {
  std::string all{kDrawing};
  auto add = [&](std::string_view part) { (all += '\0') += part; };
  for (const std::string* part :
       {&text.over, &text.title, &text.lead, &text.foot, &text.accent, &firm.help_password}) {
    add(*part);
  }
  for (const PdfText::Block& block : text.blocks) {
    add(std::to_string(static_cast<int>(block.kind)));
    add(block.text);
  }
  return digest(all);
}

std::string make(Database& db, Random& random, const Firm& firm, const PdfText& text,
                 const Bytes32& source, Time now) {
  std::string pdf = lock_pdf(draw_pdf(text), firm.help_password, random);
  db.execute(
      "INSERT INTO help_guides (firm_id, made_from, pdf, made_at) VALUES (?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE made_from = VALUES(made_from), pdf = VALUES(pdf), "
      "made_at = VALUES(made_at)",
      {firm.id, source, pdf, now});
  return pdf;
}

}  // namespace

std::string load_help_guide(Database& db, Random& random, const Firm& firm, Time now) {
  PdfText text = guide_text(firm, find_help_facts(db, firm));
  Bytes32 source = made_from(text, firm);
  auto kept = db.find_value<std::string>(
      "SELECT pdf FROM help_guides WHERE firm_id = ? AND made_from = ?", {firm.id, source});
  if (kept) return std::move(*kept);
  return make(db, random, firm, text, source, now);
}

bool renew_help_guide(Database& db, Random& random, const Firm& firm, Time now) {
  PdfText text = guide_text(firm, find_help_facts(db, firm));
  Bytes32 source = made_from(text, firm);
  if (db.find_value<int>("SELECT 1 FROM help_guides WHERE firm_id = ? AND made_from = ?",
                         {firm.id, source})) {
    return false;
  }
  make(db, random, firm, text, source, now);
  return true;
}

}  // namespace latchkey
