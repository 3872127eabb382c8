#include "fcgi/http/page.hpp"

// before ctemplate, whose headers use strlen without it
#include <cstring>

#include <ctemplate/template_dictionary.h>

#include "fcgi/http/template_store.hpp"

namespace latchkey {
namespace {

ctemplate::TemplateString ref(std::string_view text) {
  return ctemplate::TemplateString(text.data(), text.size());
}

}  // namespace

Page::Page(TemplateFile frame, Include body_place, TemplateFile body)
    : dictionary_(std::make_unique<ctemplate::TemplateDictionary>(body.path)),
      frame_file_(frame.path),
      frame_(dictionary_.get()),
      body_(frame_.include(body_place, body)) {}

Page::~Page() = default;
Page::Page(Page&&) noexcept = default;

void Page::set_everywhere(Var name, std::string_view value) {
  dictionary_->SetTemplateGlobalValue(name.name, ref(value));
}

Response Page::respond(const TemplateStore& templates, int status) const {
  Response response;
  response.status = status;
  response.header("Content-Type", "text/html; charset=utf-8");
  response.header("Cache-Control", "no-store");
  response.body = templates.render(frame_file_, *dictionary_);
  return response;
}

}  // namespace latchkey
