#include "fcgi/http/template_store.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_modifiers.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "fcgi/http/markdown.hpp"
#include "tpl/all_vars.hpp"

namespace latchkey {
namespace {

/// {{LISTS:x-rendered}}: what was filled from a template of ours before (fragment.hpp), as it is.
class RenderedModifier final : public ctemplate::TemplateModifier {
 public:
  void Modify(const char* in, size_t length, const ctemplate::PerExpandData*,
              ctemplate::ExpandEmitter* out, const std::string&) const override {
    out->Emit(in, length);
  }
};

/// {{DESCRIPTION:x-markdown}}: the one way by which HTML that is not a template's gets into a page.
class MarkdownModifier final : public ctemplate::TemplateModifier {
 public:
  void Modify(const char* in, size_t length, const ctemplate::PerExpandData*,
              ctemplate::ExpandEmitter* out, const std::string&) const override {
    out->Emit(markdown_to_html({in, length}));
  }
};

void register_modifiers_once() {
  static MarkdownModifier markdown;
  static RenderedModifier rendered;
  static const bool done = ctemplate::AddXssSafeModifier("x-markdown", &markdown) &&
                           ctemplate::AddXssSafeModifier("x-rendered", &rendered);
  (void)done;
}

}  // namespace

TemplateStore::TemplateStore(const std::string& templates, const std::string& assets)
    : cache_(std::make_unique<ctemplate::TemplateCache>()) {
  namespace fs = std::filesystem;
  register_modifiers_once();
  cache_->SetTemplateRootDirectory(templates);
  for (const auto& entry : fs::recursive_directory_iterator(templates)) {
    if (entry.path().extension() != ".tpl") continue;
    std::string name = fs::relative(entry.path(), templates).string();
    if (!cache_->LoadTemplate(name, ctemplate::STRIP_BLANK_LINES)) {
      throw std::runtime_error("the template " + name + " does not parse");
    }
  }
  std::ifstream manifest{assets + "/manifest.txt"};
  if (!manifest)
    throw std::runtime_error("the assets' list " + assets + "/manifest.txt is missing");
  std::string name, file;
  while (manifest >> name >> file) assets_[name] = "/assets/" + file;
}

TemplateStore::~TemplateStore() = default;

std::string TemplateStore::render(const char* file,
                                  const ctemplate::TemplateDictionary& dictionary) const {
  std::string text;
  text.reserve(32 * 1024);
  // Not the "no load" call: that one wants a frozen cache, which cannot resolve includes by name.
  if (!cache_->ExpandWithData(file, ctemplate::STRIP_BLANK_LINES, &dictionary, nullptr, &text)) {
    throw std::runtime_error(std::string{"the template "} + file + " cannot be filled");
  }
  return text;
}

const std::string& TemplateStore::asset(const std::string& name) const {
  auto found = assets_.find(name);
  if (found == assets_.end()) throw std::runtime_error("there is no asset " + name);
  return found->second;
}

void show_unset_variables() {
  for (const char* name : tpl::kAllVars) {
    if (*name == '\0') continue;
    ctemplate::TemplateDictionary::SetGlobalValue(name, std::string{"(unset "} + name + ")");
  }
}

}  // namespace latchkey
