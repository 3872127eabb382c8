// A firm of before the New Client Portal, with PIN requests.
#pragma once

#include "core/base/password.hpp"
#include "core/domain/pin.hpp"
#include "core/domain/send.hpp"
#include "tests/support/world.hpp"

namespace latchkey::test {

inline constexpr const char* kPin = "480159";

/// Switches the firm's New Client Portal off, as no page can, and on again.
inline void switch_portal(World& world, FirmId firm, bool on) {
  world.db.execute("UPDATE firms SET new_portal_since = ? WHERE id = ?",
                   {on ? std::optional{world.clock.time} : std::nullopt, firm});
}

/// Sends the checklist to its recipients, or to one of them: by PIN while the portal is off.
inline SendResult send_now(World& world, const Sample& of, std::optional<ContactId> only = {}) {
  auto checklist = find_checklist(world.db, of.firm, of.work_item, of.checklist);
  return send_checklist(world.db, world.keys, world.random, world.firm_of(of),
                        {of.staff, "Ada Finch", "203.0.113.9"}, of.work_item, of.checklist,
                        checklist.value().version, only, world.clock.time);
}

/// A token of the newest PIN mail to the contact, made as the mailer does.
inline Token mailed_pin(World& world, const Sample& of, ContactId contact) {
  return world.mail_token(
      world.db
          .find_value<LinkId>("SELECT MAX(id) FROM magic_links WHERE firm_id = ? "
                              "AND work_item_id = ? AND contact_id = ? AND origin = 'pin'",
                              {of.firm, of.work_item, contact})
          .value(),
      Purpose::pin_token);
}

/// Gives the contact a PIN, as if they had chosen it.
inline void give_pin(World& world, FirmId firm, ContactId contact, std::string_view pin = kPin) {
  world.db.execute(
      "INSERT INTO pins (firm_id, contact_id, pin_hash, created_at, changed_at) "
      "VALUES (?, ?, ?, ?, ?)",
      {firm, contact, hash_password(pin), world.clock.time, world.clock.time});
}

}  // namespace latchkey::test
