#include "fcgi/http/fragment.hpp"

// before ctemplate, whose headers use strlen without it
#include <cstring>

#include <ctemplate/template_dictionary.h>

#include "fcgi/http/template_store.hpp"

namespace latchkey {

Fragment::Fragment(TemplateFile file)
    : file_(file.path),
      dictionary_(std::make_unique<ctemplate::TemplateDictionary>(file.path)),
      body_(dictionary_.get()) {}

Fragment::~Fragment() = default;

void Fragment::set_everywhere(Var name, std::string_view value) {
  dictionary_->SetTemplateGlobalValue(name.name,
                                      ctemplate::TemplateString(value.data(), value.size()));
}

std::string Fragment::fill(const TemplateStore& templates) const {
  return templates.render(file_, *dictionary_);
}

}  // namespace latchkey
