#pragma once
#include <memory>
#include <string>

#include "core/base/config.hpp"
#include "core/base/password.hpp"
#include "core/base/secret.hpp"
#include "core/mail/letter.hpp"
#include "fcgi/http/template_store.hpp"

namespace latchkey {

/// What the master loads and its workers inherit by the fork, so that they share its memory and a
/// broken file stops a start or a reload before any worker is touched.
struct Inheritance {
  Config config;
  Keyring keys;
  TemplateStore templates;
  PasswordGate password_gate;
  Slots archives;  // half of the workers: the rest go on answering
  LetterTemplates letters;
};

/// Loads all of it. Throws std::exception with words for the admin.
std::shared_ptr<const Inheritance> load_inheritance(const std::string& config_path);

}  // namespace latchkey
