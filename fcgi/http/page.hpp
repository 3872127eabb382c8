#pragma once
#include <concepts>
#include <memory>
#include <string>
#include <string_view>

#include "fcgi/http/response.hpp"
#include "fcgi/http/template_name.hpp"

namespace ctemplate {
class TemplateDictionary;
}

namespace latchkey {

class TemplateStore;

/// A part of a page that has values: the page itself, a section shown once or for each row, an
/// included template. Names come from the generated constants (tpl/...). A section sees the values
/// of what it stands in; an included template sees only its own and those set everywhere.
class Block {
 public:
  explicit Block(ctemplate::TemplateDictionary* dictionary) : dictionary_(dictionary) {}

  Block& set(Var name, std::string_view value);
  template <std::integral N>
  Block& set(Var name, N number) {
    return set(name, std::string_view{std::to_string(number)});
  }
  /// Shows a section once; its values may be set on this block.
  Block& show(Section name);
  Block& show_if(bool condition, Section name) { return condition ? show(name) : *this; }
  /// Shows a section once more, with values of its own.
  Block add(Section name);
  /// Includes `file` in the place of `name`.
  Block include(Include name, TemplateFile file);

 private:
  ctemplate::TemplateDictionary* dictionary_;
};

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
