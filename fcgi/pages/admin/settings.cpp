#include "fcgi/pages/admin/settings.hpp"

#include "core/domain/firm_settings.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/logo.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/settings/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_settings_show;

constexpr const char* kSettings = "/admin/settings";
constexpr const char* kLeastContrastWords = "4.5";
static_assert(kLeastAccentContrast == 4.5);
constexpr std::size_t kMost = 1000;  // what is read at all; how much fits is a rule's to say

/// A text field: what it is called in the form, and where it stands on the page.
struct TextField {
  const char* name;
  std::string SettingsForm::*value;
  Var shown;
  Section bad;
  Var error;
};
constexpr TextField kTexts[] = {
    {"sender_name", &SettingsForm::sender_name, t::SENDER_NAME, t::BAD_SENDER_NAME,
     t::SENDER_NAME_ERROR},
    {"contact_email", &SettingsForm::contact_email, t::CONTACT_EMAIL, t::BAD_CONTACT_EMAIL,
     t::CONTACT_EMAIL_ERROR},
    {"contact_phone", &SettingsForm::contact_phone, t::CONTACT_PHONE, t::BAD_CONTACT_PHONE,
     t::CONTACT_PHONE_ERROR},
    {"accent", &SettingsForm::accent, t::ACCENT, t::BAD_ACCENT, t::ACCENT_ERROR},
    {"time_zone", &SettingsForm::time_zone, t::TIME_ZONE, t::BAD_TIME_ZONE, t::TIME_ZONE_ERROR},
    {"reminders_at", &SettingsForm::reminders_at, t::REMINDERS_AT, t::BAD_REMINDERS_AT,
     t::REMINDERS_AT_ERROR},
    {"devices_per_contact", &SettingsForm::devices_per_contact, t::DEVICES_PER_CONTACT,
     t::BAD_DEVICES_PER_CONTACT, t::DEVICES_PER_CONTACT_ERROR},
    {"binding_days", &SettingsForm::binding_days, t::BINDING_DAYS, t::BAD_BINDING_DAYS,
     t::BINDING_DAYS_ERROR},
    {"link_days", &SettingsForm::link_days, t::LINK_DAYS, t::BAD_LINK_DAYS, t::LINK_DAYS_ERROR},
    {"access_link_hours", &SettingsForm::access_link_hours, t::ACCESS_LINK_HOURS,
     t::BAD_ACCESS_LINK_HOURS, t::ACCESS_LINK_HOURS_ERROR},
    {"help_password", &SettingsForm::help_password, t::HELP_PASSWORD, t::BAD_HELP_PASSWORD,
     t::HELP_PASSWORD_ERROR},
};

Form read_form(const Visit& visit) {
  auto line = [](const char* name) { return Field{name, "This", FieldKind::line, kMost, false}; };
  return Form{
      visit.form,
      {line(kTexts[0].name), line(kTexts[1].name), line(kTexts[2].name), line(kTexts[3].name),
       line(kTexts[4].name), line(kTexts[5].name), line(kTexts[6].name), line(kTexts[7].name),
       line(kTexts[8].name), line(kTexts[9].name), line(kTexts[10].name),
       line("second_factor_required"), line("help_password_shown"),
       Field{"version", "The version", FieldKind::number, 20, false}}};
}
static_assert(std::size(kTexts) == 11);

SettingsForm settings_in(const Form& form) {
  SettingsForm settings;
  for (const TextField& field : kTexts) settings.*field.value = form.typed(field.name);
  settings.second_factor_required = !form.typed("second_factor_required").empty();
  settings.help_password_shown = !form.typed("help_password_shown").empty();
  return settings;
}

/// "Days of an unopened link": as a sentence begins with it.
std::string label_of(const char* name) {
  const KnownSetting* setting = find_known_setting(name);
  std::string label = setting ? setting->label : name;
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  }
  return label;
}

/// What is saved by now, at the fields where it differs.
void tell_theirs(Form& form, const SettingsForm& typed, const SettingsForm& saved) {
  auto box = [](bool ticked) { return std::string{ticked ? "yes" : "no"}; };
  for (const TextField& field : kTexts) {
    admin::tell_theirs(
        form, {{field.name, typed.*field.value, saved.*field.value, label_of(field.name)}});
  }
  admin::tell_theirs(form, {{"", box(typed.second_factor_required),
                             box(saved.second_factor_required), "The second step of logins"},
                            {"", box(typed.help_password_shown), box(saved.help_password_shown),
                             "The help guide’s password on its page"}});
}

void fill_portal(Block& body, const Firm& firm) {
  const std::string login = firm.base_url + "/login";
  body.set(t::PORTAL_URL, login)
      .set(t::SNIPPET, "<a href=\"" + login + "\">Log in to our client portal</a>");
}

void fill_new_portal(Block& body, const Visit& visit) {
  if (!visit.firm.new_portal_since) {
    body.show(t::NEW_PORTAL_OFF);
    return;
  }
  Time since = *visit.firm.new_portal_since;
  body.show(t::NEW_PORTAL_ON)
      .set(t::SINCE_AT, iso_time(since))
      .set(t::SINCE_WORDS, date_in_words(day_in_zone(since, visit.firm.time_zone)));
}

Response settings_page(Services& services, const Visit& visit, const SettingsForm& settings,
                       unsigned version, const Form* refused = nullptr, int status = 200,
                       const std::string& undone = "") {
  Page page = staff_page(services, visit, t::kFile, "Settings", Desk::settings);
  Block& body = page.body();
  for (const TextField& field : kTexts) {
    body.set(field.shown, settings.*field.value);
    mark_error(body, refused, field.name, field.bad, field.error);
  }
  body.set(t::VERSION, version)
      .set(t::FORM_URL, kSettings)
      .set(t::MOST_DEVICES, kDevicesPerContact.most)
      .set(t::MOST_BINDING_DAYS, kBindingDays.most)
      .set(t::MOST_LINK_DAYS, kLinkDays.most)
      .set(t::MOST_ACCESS_LINK_HOURS, kAccessLinkHours.most)
      .set(t::SENDER_ADDRESS, visit.firm.sender_address)
      .show_if(settings.second_factor_required, t::SECOND_FACTOR_REQUIRED)
      .show_if(settings.help_password_shown, t::HELP_PASSWORD_SHOWN);
  for (const std::string& zone : list_time_zones()) {
    if (zone != settings.time_zone) body.add(t::ZONE).set(t::ZONE_NAME, zone);
  }
  body.set(t::LEAST_CONTRAST, kLeastContrastWords);
  fill_portal(body, visit.firm);
  fill_logo_section(body, services, visit);
  fill_new_portal(body, visit);
  if (refused) summarise_errors(page, refused->errors());
  if (!undone.empty()) body.show(t::UNDOING).set(t::UNDONE, undone);
  if (visit.asked("said") == "saved") say(page, "The settings are saved.");
  return page.respond(services.templates, status);
}

}  // namespace

Response show_settings(Services& services, const Visit& visit) {
  SettingsForm settings = settings_of(visit.firm);
  std::string undone;
  if (const auto id = asked_number(visit, "undo"); id != 0) {
    auto change = find_setting_change(services.database, visit.firm.id, id);
    if (change && put_back(settings, *change)) undone = find_known_setting(change->setting)->label;
  }
  return settings_page(services, visit, settings, visit.firm.settings_version, nullptr, 200,
                       undone);
}

Response save_settings_page(Services& services, const Visit& visit) {
  Form form = read_form(visit);
  SettingsForm settings = settings_in(form);
  auto version = static_cast<unsigned>(form.number("version"));
  int status = 422;
  if (form.ok()) {
    auto result = save_settings(services.database, services.keys, services.random, visit.firm,
                                acting(visit), version, settings, visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(std::string{kSettings} + "?said=saved");
    }
    status = refuse(form, result, "This firm");
    if (status == kChangedMeanwhile) {
      version = visit.firm.settings_version;
      tell_theirs(form, settings, settings_of(visit.firm));
    }
  }
  return settings_page(services, visit, settings, version, &form, status);
}

}  // namespace latchkey::admin
