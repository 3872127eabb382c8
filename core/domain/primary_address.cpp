#include "core/domain/primary_address.hpp"

#include "core/base/mail_address.hpp"
#include "core/domain/audit.hpp"

namespace latchkey {

SaveOutcome make_primary_address(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, ContactId contact, std::string_view address,
                                 Time now) {
  const std::string normal = normalise_address(address).value_or("");
  return db.transaction([&] {
    auto present = db.find_value<int>(
        "SELECT 1 FROM contacts WHERE firm_id = ? AND id = ? AND deleted_at IS NULL FOR UPDATE",
        {firm, contact});
    auto primary = db.find_value<bool>(
        "SELECT is_primary FROM contact_addresses WHERE firm_id = ? AND contact_id = ? "
        "AND normal_address = ?",
        {firm, contact, normal});
    if (!present || !primary) return SaveOutcome::gone;
    if (*primary) return SaveOutcome::saved;
    db.execute(
        "UPDATE contact_addresses SET is_primary = (normal_address = ?) WHERE firm_id = ? "
        "AND contact_id = ?",
        {normal, firm, contact});
    db.execute("UPDATE contacts SET version = version + 1 WHERE firm_id = ? AND id = ?",
               {firm, contact});
    record(db, keys, firm,
           {.action = "contact.edited",
            .actor = by.author(),
            .ip = by.ip,
            .subject = contact.value,
            .detail = ""},
           now);
    return SaveOutcome::saved;
  });
}

}  // namespace latchkey
