#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/base/block.hpp"
#include "fcgi/http/response.hpp"

namespace ctemplate {
class TemplateDictionary;
}

namespace latchkey {

class TemplateStore;

/// A page to be: a frame (layout) with a body. Its own block is the body.
class Page {
 public:
  Page(TemplateFile frame, Include body_place, TemplateFile body);
  ~Page();
  Page(Page&&) noexcept;

  Block& body() { return body_; }
  Block& frame() { return frame_; }
  /// A value that frame, body and all that they include see.
  void set_everywhere(Var name, std::string_view value);

  /// The page as HTML with a status; never cached by anyone.
  Response respond(const TemplateStore& templates, int status = 200) const;

 private:
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
  const char* frame_file_;
  Block frame_;
  Block body_;
};

}  // namespace latchkey
