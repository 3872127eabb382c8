#include "core/mail/letter_draft.hpp"

// before ctemplate, whose headers use strlen without it
#include <cstring>

#include <ctemplate/template_dictionary.h>

#include "core/base/colour.hpp"

#include "tpl/mail/layout.html.hpp"
#include "tpl/mail/layout.txt.hpp"

namespace latchkey {
namespace {

namespace layout = tpl::mail_layout_html;

// Blank lines that sections and comments leave behind come down to one.
std::string tidy(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '\n') {
      while (!out.empty() && out.back() == ' ') out.pop_back();
      if (out.empty() || out.ends_with("\n\n")) continue;
    }
    out += c;
  }
  while (out.ends_with('\n')) out.pop_back();
  return out + '\n';
}

void set_frame(Draft& draft, const LetterFacts& facts, const LetterFrame& frame) {
  const Firm& firm = facts.firm;
  Block& block = draft.frame();
  block.set(layout::SUBJECT, frame.subject).set(layout::BUTTON, frame.button);
  block.set(layout::URL, frame.url).set(layout::WHY, frame.why);
  block.set(layout::HELP_URL, firm.base_url + "/help");
  block.set(layout::ACCENT, firm.accent).set(layout::ACCENT_INK, ink_on(firm.accent));
  const bool by_email = !firm.contact_email.empty();
  const bool by_phone = !firm.contact_phone.empty();
  if (!by_email && !by_phone) return;
  block.show(layout::FIRM_CONTACT);
  block.set(layout::FIRM_EMAIL, firm.contact_email).set(layout::FIRM_PHONE, firm.contact_phone);
  block.show_if(by_email, layout::BY_EMAIL).show_if(by_phone, layout::BY_PHONE);
  block.show_if(by_email && by_phone, layout::BY_BOTH);
}

}  // namespace

Draft::Draft(TemplateFile layout, TemplateFile body, TemplateFile note, const LetterFacts& facts)
    : layout_(layout),
      dictionary_(std::make_unique<ctemplate::TemplateDictionary>(layout.path)),
      frame_(dictionary_.get()),
      body_(frame_.include(layout::BODY, body)),
      note_(frame_.include(layout::NOTE, note)) {
  everywhere(layout::FIRM_NAME, facts.firm.name);
}

Draft::~Draft() = default;

void Draft::everywhere(Var name, std::string_view value) {
  dictionary_->SetTemplateGlobalValue(name.name,
                                      ctemplate::TemplateString(value.data(), value.size()));
}

std::string Draft::fill(const LetterTemplates& templates) const {
  return templates.fill(layout_.path, *dictionary_);
}

WrittenLetter write_letter(const LetterTemplates& templates, const LetterFacts& facts,
                           const LetterFrame& frame, const LetterParts& parts,
                           const std::function<void(Draft&)>& values) {
  WrittenLetter letter;
  letter.subject = frame.subject;
  Draft html(layout::kFile, parts.html_body, parts.html_note, facts);
  set_frame(html, facts, frame);
  values(html);
  letter.html = html.fill(templates);
  Draft text(tpl::mail_layout_txt::kFile, parts.text_body, parts.text_note, facts);
  set_frame(text, facts, frame);
  values(text);
  letter.text = tidy(text.fill(templates));
  letter.reply_to_name = facts.staff_name;
  letter.reply_to_address = facts.staff_address;
  return letter;
}

}  // namespace latchkey
