#include "core/base/block.hpp"

// before ctemplate, whose headers use strlen without it
#include <cstring>

#include <ctemplate/template_dictionary.h>

namespace latchkey {
namespace {

ctemplate::TemplateString ref(std::string_view text) {
  return ctemplate::TemplateString(text.data(), text.size());
}

}  // namespace

Block& Block::set(Var name, std::string_view value) {
  dictionary_->SetValue(name.name, ref(value));
  return *this;
}

Block& Block::show(Section name) {
  dictionary_->ShowSection(name.name);
  return *this;
}

Block Block::add(Section name) {
  return Block{dictionary_->AddSectionDictionary(name.name)};
}

Block Block::include(Include name, TemplateFile file) {
  auto* included = dictionary_->AddIncludeDictionary(name.name);
  included->SetFilename(file.path);
  return Block{included};
}

}  // namespace latchkey
