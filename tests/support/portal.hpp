// The whole program but for its sockets: a world, and what a worker holds to answer for it.
#pragma once

#include "core/base/config.hpp"
#include "core/base/password.hpp"
#include "core/mail/letter.hpp"
#include "fcgi/http/fragment_cache.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/template_store.hpp"
#include "tests/support/browser.hpp"
#include "tests/support/store_folder.hpp"
#include "tests/support/world.hpp"

namespace latchkey::test {

/// The templates of the tree, parsed once a process, with unset variables showing themselves.
const TemplateStore& shown_templates();
const LetterTemplates& shown_letters();

struct Portal : World {
  StoreFolder store;
  Config config;
  PasswordGate gate{2};
  Slots archives{2};
  FragmentCache homes{1024 * 1024};
  Services services{config, keys,     db,    clock,          random, store.store, shown_templates(),
                    gate,   archives, homes, shown_letters()};

  Portal() {
    config.max_file_bytes = 100'000;
    config.send_grace = std::chrono::milliseconds{0};  // what is sent is sent at once
  }

  FakeBrowser browser(BrowserKind kind = kSafariOnIphone) {
    return {services, "hartwell", firm().base_url, std::move(kind)};
  }
  FakeBrowser browser_at(const Sample& other, BrowserKind kind = kSafariOnIphone) {
    Firm at = firm_of(other);
    return {services, at.slug, at.base_url, std::move(kind)};
  }

  std::string link_path(const Token& token) const { return "/l/" + token.text(); }
  std::string work_path() const { return work_path(sample); }
  std::string work_path(const Sample& of) const {
    return "/work/" + std::to_string(of.work_item.value);
  }
  std::string request_path(int position = 1) const {
    return work_path() + "/requests/" + std::to_string(request(position).value);
  }

  /// Opens the link and presses its button; the page that it leads to.
  Answer claim(FakeBrowser& browser, const Token& token);
  /// A browser that has claimed a new link to the sample's contact.
  FakeBrowser claimed(BrowserKind kind = kSafariOnIphone);
  /// A browser of staff who have signed in: the cookie is put into it.
  FakeBrowser staff(const Sample& of, const std::string& role);
};

}  // namespace latchkey::test
