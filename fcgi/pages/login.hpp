#pragma once
#include "core/domain/login.hpp"
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /login: the one form; bookmarked, and linked from every page.
Response show_login(Services& services, const Visit& visit);
/// POST /login
Response log_in_page(Services& services, const Visit& visit);

/// The session that this browser showed, and from where: what signing in takes.
StepFrom step_from(const Visit& visit);
/// What a right password leads to: to `path` with the session's cookie, or to the second step.
Response go_on(const Visit& visit, const LogInResult& entered, const std::string& path);

}  // namespace latchkey
