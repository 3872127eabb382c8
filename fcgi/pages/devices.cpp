#include "fcgi/pages/devices.hpp"

#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/device_kind.hpp"
#include "fcgi/pages/frame.hpp"
#include "tpl/devices/index.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kMaxDeviceName = 60;

HttpError no_such_device() {
  return {404, "That device is not one of yours",
          "It may have been signed out meanwhile. Nothing was changed."};
}

/// `refused` is the form of the device `renamed`, where its new name was refused.
Response devices_page(Services& services, const Visit& visit, const Form* refused = nullptr,
                      DeviceId renamed = {}) {
  namespace t = tpl::devices_index;
  const ContactSession& session = *visit.session;
  auto devices = list_devices(services.database, visit.firm.id, session.contact, visit.now);
  Page page = client_page(services, visit, t::kFile, "Your devices", At::devices);
  for (const ContactDevice& entry : devices) {
    const Device& device = entry.device;
    std::string path = "/devices/" + std::to_string(device.id.value);
    Block row = page.body().add(t::DEVICE);
    row.set(t::DEVICE_ID, device.id.value)
        .set(t::DEVICE_NAME, device.called())
        .set(t::DEVICE_WORDS, device.description)
        .set(t::DEVICE_KIND, device_kind(device.description))
        .set(t::SEEN_AT, iso_time(entry.claimed_at))
        .set(t::SEEN_WORDS, time_in_words(entry.claimed_at, session.time_zone))
        .set(t::NAME_URL, path + "/name")
        .set(t::SIGN_OUT_URL, path + "/sign-out")
        .show(device.name ? t::NAMED : t::UNNAMED)
        .show_if(device.id == visit.device->id, t::THIS_DEVICE);
    for (const ContactDevice::Held& held : entry.held) {
      row.add(t::HELD)
          .set(t::WORK_TITLE, held.work_title)
          .set(t::EXPIRES_AT, iso_time(held.expires_at))
          .set(t::EXPIRES_WORDS, date_in_words(day_in_zone(held.expires_at, session.time_zone)));
    }
    if (refused && device.id == renamed) {
      row.show(t::BAD_NAME).set(t::NAME_ERROR, refused->errors().front().words);
    }
  }
  if (devices.empty()) page.body().show(t::EMPTY);
  if (visit.asked("said") == "named") say(page, "The device has its new name.");
  if (visit.asked("said") == "signed-out") {
    say(page, "The device is signed out. It cannot open your requests any more.");
  }
  return page.respond(services.templates, refused ? 422 : 200);
}

}  // namespace

Response list_devices_page(Services& services, const Visit& visit) {
  return devices_page(services, visit);
}

Response name_device_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"name", "The name", FieldKind::line, kMaxDeviceName, false}}};
  auto device = visit.id<DeviceId>("device");
  if (!form.ok()) return devices_page(services, visit, &form, device);
  if (!name_device(services.database, visit.firm.id, visit.session->contact, device,
                   form.text("name"), visit.now)) {
    throw no_such_device();
  }
  return see_other("/devices?said=named");
}

Response sign_out_device_page(Services& services, const Visit& visit) {
  auto device = visit.id<DeviceId>("device");
  const ContactSession& session = *visit.session;
  if (!sign_out_device(services.database, services.keys, visit.firm.id, session.contact,
                       session.name, device, visit.browser.ip, visit.now)) {
    throw no_such_device();
  }
  if (device != visit.device->id) return see_other("/devices?said=signed-out");
  Response response = see_other("/?said=signed-out");
  forget_cookie(response, visit.firm, "session");
  return response;
}

Response sign_out(Services& services, const Visit& visit) {
  end_session(services.database, visit.firm.id, visit.session->id);
  Response response = see_other("/?said=signed-out");
  forget_cookie(response, visit.firm, "session");
  return response;
}

}  // namespace latchkey
