#pragma once
#include <concepts>
#include <string>
#include <string_view>

#include "core/base/template_name.hpp"

namespace ctemplate {
class TemplateDictionary;
}

namespace latchkey {

/// A part of a page or a letter that has values: the whole, a section shown once or for each row,
/// an included template. Names come from the generated constants (tpl/...). A section sees the
/// values of what it stands in; an included template sees only its own and those set everywhere.
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

}  // namespace latchkey
