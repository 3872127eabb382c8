#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/base/block.hpp"

namespace latchkey {

class TemplateStore;

/// A part of a page that is filled by itself, so that it can be kept and given again. A page puts
/// it in as it is, by {{NAME:x-rendered}}: so it holds nothing that belongs to one session, such as
/// csrf.
class Fragment {
 public:
  explicit Fragment(TemplateFile file);
  ~Fragment();
  Fragment(const Fragment&) = delete;
  Fragment& operator=(const Fragment&) = delete;

  Block& body() { return body_; }
  /// A value that all of it sees.
  void set_everywhere(Var name, std::string_view value);
  std::string fill(const TemplateStore& templates) const;

 private:
  const char* file_;
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
  Block body_;
};

}  // namespace latchkey
