// A letter being filled: what all of them share.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "core/base/block.hpp"
#include "core/mail/letter.hpp"

namespace latchkey {

// One form of a letter, text or HTML. Both have the same names and values.
class Draft {
 public:
  Draft(TemplateFile layout, TemplateFile body, TemplateFile note, const LetterFacts& facts);
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  Block& body() { return body_; }
  Block& note() { return note_; }
  Block& frame() { return frame_; }
  // A value that frame, body and note see.
  void everywhere(Var name, std::string_view value);
  std::string fill(const LetterTemplates& templates) const;

 private:
  TemplateFile layout_;
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
  Block frame_;
  Block body_;
  Block note_;
};

// What stands around every letter.
struct LetterFrame {
  std::string_view subject;
  std::string_view button;
  std::string_view url;
  std::string_view why;  // one gets this mail
};

// Body and note of a letter in its two forms.
struct LetterParts {
  TemplateFile html_body, html_note, text_body, text_note;
};

// The two forms of a letter, filled by the same `values`.
WrittenLetter write_letter(const LetterTemplates& templates, const LetterFacts& facts,
                           const LetterFrame& frame, const LetterParts& parts,
                           const std::function<void(Draft&)>& values);

}  // namespace latchkey
