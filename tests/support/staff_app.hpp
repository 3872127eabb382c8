// The authenticator app of a member of staff, without setting it up.
#pragma once

#include <string>

#include "core/base/totp.hpp"
#include "tests/support/world.hpp"

namespace latchkey::test {

/// Gives them an app; its secret.
inline std::string give_app(World& world, StaffId staff) {
  const std::string secret = make_totp_secret(world.random);
  world.db.execute(
      "UPDATE staff SET totp_secret = ?, totp_since = ?, totp_last_step = NULL WHERE id = ?",
      {world.keys.seal(Purpose::totp_secret, secret, world.random), world.clock.time, staff});
  return secret;
}

/// The code that the app shows now, which counts although one of these 30 seconds has been used.
inline std::string next_code(World& world, StaffId staff, const std::string& secret) {
  world.db.execute("UPDATE staff SET totp_last_step = NULL WHERE id = ?", {staff});
  return totp_code(secret, totp_step(world.clock.time));
}

}  // namespace latchkey::test
