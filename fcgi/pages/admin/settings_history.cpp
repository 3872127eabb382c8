#include "core/domain/firm_settings.hpp"
#include "core/domain/setting_history.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/settings.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/settings/history.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_settings_history;

constexpr const char* kHistory = "/admin/settings/history";

std::string label_of(const SettingChange& change) {
  if (const KnownSetting* known = find_known_setting(change.setting)) return known->label;
  return change.setting;
}

void fill_change(Block row, const SettingChange& change, const Visit& visit) {
  row.set(t::SETTING, label_of(change))
      .set(t::WHO, change.by)
      .set(t::AT, iso_time(change.at))
      .set(t::AT_WORDS, when(visit, change.at));
  const KnownSetting* known = find_known_setting(change.setting);
  if (known && known->secret) {
    row.show(t::MASKED);
    return;
  }
  Block values = row.add(t::VALUES);
  auto fill = [&](const std::string& value, Section given, Section empty, Var name) {
    if (value.empty()) {
      values.show(empty);
    } else {
      values.show(given).set(name, value);
    }
  };
  fill(change.was, t::WAS_GIVEN, t::WAS_EMPTY, t::WAS);
  fill(change.is, t::IS_GIVEN, t::IS_EMPTY, t::IS);
  if (known && known->in_form()) {
    row.show(t::UNDO).set(t::UNDO_URL, "/admin/settings?undo=" + std::to_string(change.id));
  }
}

}  // namespace

Response show_settings_history(Services& services, const Visit& visit) {
  auto changes = list_setting_changes(services.database, visit.firm.id, asked_page(visit));
  PageOfList at{changes};
  if (at.past_the_end()) return to_last_page(at, kHistory, {});
  Page page = staff_page(services, visit, t::kFile, "Changes of settings", Desk::settings);
  Block& body = page.body();
  if (changes.rows.empty()) {
    body.show(t::EMPTY);
    return page.respond(services.templates);
  }
  Block list = body.add(t::CHANGES);
  for (const SettingChange& change : changes.rows) fill_change(list.add(t::CHANGE), change, visit);
  paginate(list, t::PAGINATION, at, kHistory, {});
  return page.respond(services.templates);
}

}  // namespace latchkey::admin
