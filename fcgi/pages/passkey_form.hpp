#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/block.hpp"
#include "core/domain/second_step.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// Puts a button that signs in with a passkey into the place; nothing where passkeys cannot be used
/// at this address. `allowed`: the passkeys that may answer; empty: any. `post_to`: where the
/// answer goes. `return_to`: the path to go on to, or empty.
void offer_passkey(Block& body, Include place, Services& services, const Visit& visit,
                   std::string_view post_to, std::string_view return_to,
                   const std::vector<std::string>& allowed = {});

/// What such a button's form posts.
struct PostedPasskey {
  explicit PostedPasskey(const Visit& visit);
  PasskeyAnswer answer() const { return {challenge, asked_by, assertion}; }

  std::string challenge, asked_by;
  PasskeyAssertion assertion;
};

/// The csrf value that was posted: what a challenge is bound to.
std::string_view posted_csrf(const Visit& visit);

/// The ids as the script takes them: base64url with commas between.
std::string ids_in_words(const std::vector<std::string>& ids);

}  // namespace latchkey
