#include "fcgi/inheritance.hpp"

#include <algorithm>

namespace latchkey {

std::shared_ptr<const Inheritance> load_inheritance(const std::string& config_path) {
  Config config = load_config(config_path);
  // Made here for all workers: the first sign-in of each under an unknown name would otherwise take
  // twice as long as under a known one (security.md 14).
  unmatchable_password_hash();
  return std::shared_ptr<const Inheritance>{new Inheritance{
      config, Keyring::from_file(config.key_file), TemplateStore{config.templates, config.assets},
      PasswordGate{config.argon2_parallel}, Slots{std::max(config.workers / 2, 1)},
      LetterTemplates{config.templates}}};
}

}  // namespace latchkey
