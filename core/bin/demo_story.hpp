#pragma once
#include <string>

#include "core/base/random.hpp"
#include "core/bin/demo_texts.hpp"
#include "core/db/database.hpp"
#include "core/store/document_store.hpp"

namespace latchkey {

/// The secret of every demo member of staff's authenticator app, 20 bytes. It protects nothing: the
/// demo prints it beside their password.
inline constexpr std::string_view kDemoAppSecret = "copper lantern demo!";

/// Makes one firm of the demo as its people would have: everything happens through the domain's
/// functions, in the order of its time, from months before `now` until `now`. Mails of the past are
/// marked as sent; those of the scenes `just_sent` wait in the Outbox.
class DemoStory {
 public:
  DemoStory(Database& db, const Keyring& keys, Random& random, const DocumentStore& documents,
            Time now)
      : db_(db), keys_(keys), random_(random), documents_(documents), now_(now) {}

  /// `password` becomes that of all of its staff. Throws CommandFailed where it is refused.
  void tell(const DemoFirm& demo, const std::string& url, const std::string& password);

  /// Gives the contact of a told firm who has this address a login.
  void make_login(const DemoFirm& demo, const std::string& address, const std::string& password);

 private:
  Database& db_;
  const Keyring& keys_;
  Random& random_;
  const DocumentStore& documents_;
  Time now_;
};

}  // namespace latchkey
