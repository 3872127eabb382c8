// Contacts with a login, without the way there.
#pragma once

#include "tests/support/login_world.hpp"
#include "tests/support/portal.hpp"

namespace latchkey::test {

/// Gives the contact a login with kLoginPassword.
void make_login(World& world, ContactId contact);

/// A browser in which the contact is signed in by login; the contact gets one where there is none.
FakeBrowser logged_in(Portal& portal, ContactId contact,
                      const BrowserKind& kind = kFirefoxOnWindows);

}  // namespace latchkey::test
