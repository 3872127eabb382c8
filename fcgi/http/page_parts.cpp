#include "fcgi/http/page_parts.hpp"

#include "tpl/layout.hpp"
#include "tpl/partials/error_summary.hpp"
#include "tpl/partials/notice.hpp"

namespace latchkey {

// The two frames, clients' and staff's, name these places alike.
namespace frame = tpl::layout;

void summarise_errors(Page& page, const std::vector<FieldError>& errors) {
  namespace t = tpl::partials_error_summary;
  page.frame().show(frame::FAULTY);
  Block summary = page.frame().include(frame::ERROR_SUMMARY, t::kFile);
  for (const FieldError& error : errors) {
    Block line = summary.add(t::ERROR_LINE);
    line.set(t::ERROR_TEXT, error.words);
    if (error.field.empty()) {
      line.show(t::ERROR_OF_FORM);
    } else {
      line.show(t::ERROR_AT).set(t::ERROR_FIELD, error.field);
    }
  }
}

Block say(Page& page, std::string_view words) {
  Block notice = page.frame().include(frame::NOTICE, tpl::partials_notice::kFile);
  notice.set(tpl::partials_notice::NOTICE_TEXT, words);
  return notice;
}

void link(Block& notice, const std::string& url, std::string_view label) {
  notice.show(tpl::partials_notice::NOTICE_LINK)
      .set(tpl::partials_notice::NOTICE_URL, url)
      .set(tpl::partials_notice::NOTICE_LABEL, label);
}

}  // namespace latchkey
