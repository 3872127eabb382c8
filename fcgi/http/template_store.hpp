#pragma once
#include <map>
#include <memory>
#include <string>

namespace ctemplate {
class TemplateCache;
class TemplateDictionary;
}  // namespace ctemplate

namespace latchkey {

/// The parsed templates and the assets' addresses. Loaded whole by the master before it forks;
/// nothing changes afterwards: a reload makes a new one.
class TemplateStore {
 public:
  /// Parses every *.tpl below `templates` and reads `assets`/manifest.txt.
  /// Throws std::runtime_error naming the first template that does not parse.
  TemplateStore(const std::string& templates, const std::string& assets);
  ~TemplateStore();
  TemplateStore(const TemplateStore&) = delete;
  TemplateStore& operator=(const TemplateStore&) = delete;

  /// The text of `file` (below the templates' folder) filled from `dictionary`.
  std::string render(const char* file, const ctemplate::TemplateDictionary& dictionary) const;

  /// "/assets/app.1a2b3c4d.css" for "app.css"; throws std::runtime_error for one there is not.
  const std::string& asset(const std::string& name) const;

 private:
  std::unique_ptr<ctemplate::TemplateCache> cache_;
  std::map<std::string, std::string> assets_;
};

/// For tests: makes each variable that a page leaves unset show as "(unset NAME)", where it would
/// silently be empty. For the whole process.
void show_unset_variables();

}  // namespace latchkey
