#pragma once
#include <optional>
#include <string>

#include "core/base/block.hpp"
#include "core/domain/pin.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

// What the pages that take a PIN have in common.

namespace latchkey {

inline constexpr const char* kPinPortal = "/pin";
inline constexpr const char* kForgotPin = "/pin/forgot";

std::string pin_request_path(const Visit& visit);
/// The request that the path's token was mailed for.
std::optional<PinRequest> find_pin_request(Services& services, const Visit& visit);

PinTools pin_tools(Services& services);

/// The form of every page that takes a PIN: pin, pin_again, email, choosing, remember.
Form read_pin_form(const Visit& visit);
bool remembers(const Form* form);
void mark_pin_error(Block& block, const Form* form, const char* field, Section bad, Var error);

/// The refusal of one who typed too many wrong ones.
HttpError too_many_pins(std::chrono::seconds wait);

/// To `to`, with the cookies of the session that was started.
Response let_in_by_pin(const Visit& visit, const PinResult& result, std::string to);

}  // namespace latchkey
