#pragma once
#include <string_view>

#include "core/db/database.hpp"

namespace latchkey {

// Mail that the mailer did not send, because of what happened since it was put into the Outbox.

/// How the words for staff begin that say why: what stands in the place of a mail server's words.
inline constexpr std::string_view kWithheldWords = "not sent: ";

/// Its address was taken off the contact. It was meant to arrive, so it counts as undelivered.
inline constexpr const char* kWithheldForAddress =
    "not sent: this address is not the contact's any more";

/// Ends an unclaimed link of which no mail went out, so that it does not count as outstanding.
/// Where one did, or the link is claimed or has ended, nothing happens.
void end_unmailed_link(Database& db, FirmId firm, LinkId link, Time now);

}  // namespace latchkey
