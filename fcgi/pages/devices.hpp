#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /devices: the devices that hold the contact's work.
Response list_devices_page(Services& services, const Visit& visit);
/// POST /devices/{device}/name
Response name_device_page(Services& services, const Visit& visit);
/// POST /devices/{device}/sign-out
Response sign_out_device_page(Services& services, const Visit& visit);
/// POST /sign-out: ends this session; the device stays bound.
Response sign_out(Services& services, const Visit& visit);

}  // namespace latchkey
