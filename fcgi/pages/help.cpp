#include "fcgi/pages/help.hpp"

#include "core/base/log.hpp"
#include "core/base/pdf_text.hpp"
#include "core/domain/help.hpp"
#include "core/domain/help_guide.hpp"
#include "fcgi/http/content_disposition.hpp"
#include "fcgi/pages/frame.hpp"
#include "tpl/help/show.hpp"

namespace latchkey {
namespace {

namespace t = tpl::help_show;

void fill_question(Block row, const HelpQuestion& question) {
  row.set(t::ANCHOR, question.anchor).set(t::QUESTION, question.question);
  for (const HelpPart& part : question.answer) {
    Block paragraph = row.add(t::PART);
    if (part.kind == HelpPart::Kind::words) {
      paragraph.show(t::WORDS).set(t::PART_WORDS, part.text);
    } else {
      const bool pin = part.kind == HelpPart::Kind::client_portal;
      paragraph.show(t::ADDRESS)
          .set(t::ADDRESS_URL, pin ? "/pin" : "/login")
          .set(t::ADDRESS_WORDS, part.text);
    }
  }
}

}  // namespace

Response show_help(Services& services, const Visit& visit) {
  const Firm& firm = visit.firm;
  Page page = client_page(services, visit, t::kFile, "Help", At::help);
  Block& body = page.body();
  body.set(t::HEADING, help_title(firm)).set(t::LEAD, help_lead(firm));
  for (const HelpSection& section : write_help(firm, find_help_facts(services.database, firm))) {
    Block entry = body.add(t::CONTENTS);
    entry.set(t::SECTION_ANCHOR, section.anchor).set(t::SECTION_TITLE, section.title);
    Block card = body.add(t::SECTION);
    card.set(t::SECTION_ANCHOR, section.anchor).set(t::SECTION_TITLE, section.title);
    for (const HelpQuestion& question : section.questions) {
      entry.add(t::ENTRY).set(t::ANCHOR, question.anchor).set(t::QUESTION, question.question);
      fill_question(card.add(t::ASKED), question);
    }
  }
  if (firm.help_password_shown) {
    body.show(t::PASSWORD_SHOWN).set(t::PASSWORD, firm.help_password);
  } else {
    body.show(t::PASSWORD_ASKED);
  }
  return page.respond(services.templates);
}

Response download_help(Services& services, const Visit& visit) {
  Response response;
  try {
    response.body = load_help_guide(services.database, services.random, visit.firm, visit.now);
  } catch (const PdfError& error) {
    log::error("help-guide-failed", {{"why", error.what()}});
    throw HttpError{503, "The guide cannot be made right now",
                    "Please read the help page instead, which says the same, or try again in a "
                    "few minutes.",
                    300};
  }
  response.header("Content-Type", "application/pdf");
  response.header("Content-Disposition", attachment_disposition(visit.firm.name + " help.pdf"));
  response.header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.header("X-Content-Type-Options", "nosniff");
  response.header("Cache-Control", "private, no-cache");
  return response;
}

}  // namespace latchkey
