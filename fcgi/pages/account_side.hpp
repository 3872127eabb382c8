#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/domain/account.hpp"
#include "core/domain/second_step.hpp"
#include "fcgi/http/page_parts.hpp"
#include "fcgi/http/route.hpp"

namespace latchkey {

/// On whose side the pages of an account stand: the same steps, codes and passkeys for a client's
/// login and for a member of staff, in the frame and under the addresses of either.
struct AccountSide {
  AccountKind kind;
  const char* start;     // where signing in begins: "/login"
  const char* start_by;  // the name by which that page takes the path to go on to
  const char* code;      // "/login/code"
  const char* set_up;    // "/login/set-up"
  const char* account;   // "/account"
  const char* home;      // where one goes on to without a wish

  /// A page in the side's frame; `signed_in`: one of the account's own, else on the way in.
  Page (*page)(Services&, const Visit&, TemplateFile, std::string_view title, bool signed_in);
  std::optional<HalfSession> (*find_half)(Services&, const Visit&);
  /// `asked` where that is the path of a page of this side's, else `otherwise`.
  std::string (*way_back)(std::string_view asked, std::string_view otherwise);
  /// To `way_on` with the cookies of who has just signed in.
  Response (*go_in)(const Visit&, const StepResult&, const std::string& way_on);

  bool of_staff() const { return kind == AccountKind::staff; }
  /// "?return=…" for the path of a page of this side's; else empty.
  std::string return_query(std::string_view path) const;
  /// The page where signing in begins, which says why and leads on to `path`.
  std::string start_again(std::string_view path, std::string_view said) const;
};

extern const AccountSide kClientSide;

using AccountHandler = Response (*)(Services&, const Visit&, const AccountSide&);
/// The row of a route: `on<kClientSide, show_code>`.
template <const AccountSide& side, AccountHandler handler>
Response on(Services& services, const Visit& visit) {
  return handler(services, visit, side);
}

/// Who is signed in, as every change of an account takes it.
ActingAccount acting_account(const Visit& visit);
/// Where their clock is.
const std::string& own_time_zone(const Visit& visit);

}  // namespace latchkey
