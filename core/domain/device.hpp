#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// One browser that has claimed something, known by its cookie and its fingerprint.
struct Device {
  DeviceId id;
  std::string description;          // "Safari on iPhone"
  std::optional<std::string> name;  // what the client calls it

  const std::string& called() const { return name ? *name : description; }
};

/// The browser that a request came from.
struct Browser {
  std::optional<DeviceId> device;  // known by its cookie, and its fingerprint fits
  Bytes32 fingerprint{};           // keyed hash of what stays stable in one browser
  std::string description;         // "Safari on iPhone"
  std::string ip;
  // The cookie that it gets where it becomes a device. Made from its visit cookie, so that a claim
  // whose answer was lost on the way can be repeated (kSameClaim).
  std::optional<Token> becomes{};
};

/// The device that this browser became a moment ago (kSameClaim), without having got the answer
/// that brought its cookie.
std::optional<DeviceId> find_device_become(Database& db, const Keyring& keys, FirmId firm,
                                           const Browser& browser, Time now);

/// Makes a device of a browser that is none; `cookie` is what it then gets. Two forms that one
/// browser sends at the same moment make one device. In the caller's transaction.
DeviceId become_device(Database& db, const Keyring& keys, Random& random, FirmId firm,
                       const Browser& browser, std::optional<Token>& cookie, Time now);

/// A device that holds work of a contact's, or is signed in with their PIN, as the devices page
/// lists it.
struct ContactDevice {
  struct Held {
    std::string work_title;
    Time expires_at;
  };
  Device device;
  Time claimed_at;  // of its newest Binding
  std::vector<Held> held;
};

/// The devices that open work of the contact now, newest first.
std::vector<ContactDevice> list_devices(Database& db, FirmId firm, ContactId contact, Time now);

/// Names a device of the contact's; an empty name takes the name away. False where the contact has
/// no such device.
bool name_device(Database& db, FirmId firm, ContactId contact, DeviceId device,
                 std::string_view name, Time now);

enum class SignOutReason { signed_out, revoked };

/// Ends what the contact has on the device: Bindings and sessions. Returns how many Bindings and
/// sessions by PIN ended.
/// Runs in the caller's transaction.
std::uint64_t end_bindings(Database& db, FirmId firm, ContactId contact, DeviceId device,
                           SignOutReason reason, Time now);

/// Ends the contact's Bindings on all devices but `kept`. Runs in the caller's transaction.
void end_other_bindings(Database& db, FirmId firm, ContactId contact,
                        const std::optional<DeviceId>& kept, Time now);

/// Signs a device of the contact's out of their work, from the devices page. False where the device
/// holds nothing of the contact's.
bool sign_out_device(Database& db, const Keyring& keys, FirmId firm, ContactId contact,
                     const std::string& contact_name, DeviceId device, const std::string& ip,
                     Time now);

/// Records that a device's cookie came from another kind of browser than the device is: it may be
/// stolen. Once an hour an IP at most.
void record_refused_device(Database& db, const Keyring& keys, FirmId firm, const Browser& browser,
                           Time now);

}  // namespace latchkey
