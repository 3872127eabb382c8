#include "fcgi/routes.hpp"

#include "fcgi/pages/account.hpp"
#include "fcgi/pages/admin/activity.hpp"
#include "fcgi/pages/admin/checklist_form.hpp"
#include "fcgi/pages/admin/checklists.hpp"
#include "fcgi/pages/admin/client_deletion.hpp"
#include "fcgi/pages/admin/client_form.hpp"
#include "fcgi/pages/admin/clients.hpp"
#include "fcgi/pages/admin/contact_deletion.hpp"
#include "fcgi/pages/admin/contact_files.hpp"
#include "fcgi/pages/admin/contact_form.hpp"
#include "fcgi/pages/admin/contact_import.hpp"
#include "fcgi/pages/admin/contacts.hpp"
#include "fcgi/pages/admin/dashboard.hpp"
#include "fcgi/pages/admin/migration.hpp"
#include "fcgi/pages/admin/new_portal.hpp"
#include "fcgi/pages/admin/request_form.hpp"
#include "fcgi/pages/admin/requests.hpp"
#include "fcgi/pages/admin/second_factor_reset.hpp"
#include "fcgi/pages/admin/settings.hpp"
#include "fcgi/pages/admin/sign_in.hpp"
#include "fcgi/pages/admin/work.hpp"
#include "fcgi/pages/admin/work_form.hpp"
#include "fcgi/pages/brand.hpp"
#include "fcgi/pages/devices.hpp"
#include "fcgi/pages/documents.hpp"
#include "fcgi/pages/hand_over.hpp"
#include "fcgi/pages/health.hpp"
#include "fcgi/pages/help.hpp"
#include "fcgi/pages/home.hpp"
#include "fcgi/pages/links.hpp"
#include "fcgi/pages/login.hpp"
#include "fcgi/pages/login_code.hpp"
#include "fcgi/pages/login_mails.hpp"
#include "fcgi/pages/not_me.hpp"
#include "fcgi/pages/passkeys.hpp"
#include "fcgi/pages/pin_reset.hpp"
#include "fcgi/pages/pins.hpp"
#include "fcgi/pages/recovery_codes.hpp"
#include "fcgi/pages/requests.hpp"
#include "fcgi/pages/second_factor.hpp"
#include "fcgi/pages/work.hpp"

namespace latchkey {
namespace {

using enum Method;
using enum Access;

#define CHECKLIST "/admin/work/{work}/checklists/{checklist}"
#define CHECKLIST_REQUEST CHECKLIST "/requests/{request}"
constexpr Route kRoutes[] = {
    {get, "/health", machine, show_health},
    {get, "/ready", machine, show_ready},

    {get, "/", anyone, show_home},
    {get, "/brand.css", anyone, show_brand},
    {get, "/help", anyone, show_help},
    {get, "/help.pdf", anyone, download_help},

    // the mailed link
    {get, "/l/{token}", anyone, show_link},
    {post, "/l/{token}", anyone, claim_link},
    {post, "/l/{token}/send", anyone, send_link},
    {get, "/l/{token}/sent", anyone, show_link_sent},
    {get, "/not-me/{token}", anyone, show_not_me},
    {post, "/not-me/{token}", anyone, report_not_me_page},
    {get, "/not-me/{token}/done", anyone, show_not_me_done},

    // what was sent before the New Client Portal
    {get, "/p/{token}", anyone, show_pin_request},
    {post, "/p/{token}", anyone, open_pin_request},
    {post, "/p/{token}/send", anyone, send_for_pin_request},
    {get, "/p/{token}/sent", anyone, show_pin_request_sent},
    {get, "/p/{token}/forgot", anyone, show_forgotten_of_request},
    {post, "/p/{token}/forgot", anyone, forget_pin_of_request},
    {get, "/pin", anyone, show_pin_portal},
    {post, "/pin", anyone, open_pin_portal},
    {get, "/pin/forgot", anyone, show_forgot_pin},
    {post, "/pin/forgot", anyone, forget_pin},
    {get, "/pin/forgot/sent", anyone, show_forgot_pin_sent},
    {get, "/pin/reset/{token}", anyone, show_pin_reset},
    {post, "/pin/reset/{token}", anyone, reset_pin_page},

    // "Continue on another device"
    {get, "/work/{work}/hand-over", bound, show_hand_over},
    {post, "/work/{work}/hand-over", bound, offer_hand_over_page},
    {get, "/h/{token}", anyone, show_take_over},
    {post, "/h/{token}", anyone, take_over_page},

    // what the device holds
    {get, "/work", contact, list_work},
    {get, "/work/{work}", bound, show_work},
    {post, "/work/{work}/send", anyone, send_for_work},
    {get, "/work/{work}/sent", anyone, show_work_sent},
    {post, "/work/{work}/ask-to-reopen", bound, ask_to_reopen_page},
    {get, "/work/{work}/requests/{request}", bound, show_request},
    {post, "/work/{work}/requests/{request}/answer", bound, save_answer_page},
    {post, "/work/{work}/requests/{request}/comments", bound, add_comment_page},
    {post, "/work/{work}/requests/{request}/documents", bound, add_documents_page, Body::upload},
    {post, "/work/{work}/requests/{request}/complete", bound, complete_request_page},
    {post, "/work/{work}/requests/{request}/reopen", bound, reopen_request_page},
    {get, "/work/{work}/documents/{document}", bound, download_document},
    {get, "/documents", login, list_documents_page},
    {get, "/documents/archive", login, download_archive},
    {get, "/devices", contact, list_devices_page},
    {post, "/devices/{device}/name", contact, name_device_page},
    {post, "/devices/{device}/sign-out", contact, sign_out_device_page},
    {post, "/sign-out", contact, sign_out},

    // the login
    {get, "/login", anyone, show_login},
    {post, "/login", anyone, log_in_page},
    {get, "/login/new", anyone, show_new_login},
    {post, "/login/new", anyone, ask_new_login},
    {get, "/login/new/sent", anyone, show_new_login_sent},
    {get, "/login/forgot", anyone, show_forgot_password},
    {post, "/login/forgot", anyone, ask_new_password},
    {get, "/login/forgot/sent", anyone, show_new_password_sent},
    {get, "/confirm/{token}", anyone, show_confirmation},
    {post, "/confirm/{token}", anyone, choose_password_page},
    {get, "/account", login, show_account},
    {get, "/account/password", login, show_change_password},
    {post, "/account/password", login, change_password_page},
    {post, "/account/sessions/{session}/end", login, end_session_page},
    {post, "/account/sign-out-everywhere", login, sign_out_everywhere_page},

    // the second factor of a login
    {get, "/login/code", anyone, show_login_code},
    {post, "/login/code", anyone, login_code_page},
    {post, "/login/code/passkey", anyone, login_code_passkey_page},
    {get, "/login/set-up", anyone, show_login_set_up},
    {post, "/login/set-up", anyone, login_set_up_page},
    {post, "/login/passkey", anyone, login_passkey_page},
    {get, "/account/second-factor", login, show_second_factor},
    {post, "/account/second-factor/turn-on", login, turn_on_totp_page},
    {post, "/account/second-factor/turn-off", login, turn_off_totp_page},
    {get, "/account/recovery-codes", login, show_recovery_codes},
    {post, "/account/recovery-codes", login, keep_recovery_codes_page},
    {get, "/account/recovery-codes/download", login, download_recovery_codes},
    {get, "/account/passkeys", login, list_passkeys_page},
    {post, "/account/passkeys/add", login, add_passkey_page},
    {post, "/account/passkeys/{passkey}/name", login, name_passkey_page},
    {post, "/account/passkeys/{passkey}/remove", login, remove_passkey_page},

    // staff
    {get, "/admin/sign-in", anyone_at_staff_door, admin::show_sign_in},
    {post, "/admin/sign-in", anyone_at_staff_door, admin::sign_in_page},
    {post, "/admin/sign-out", member, admin::sign_out_page},
    {get, "/admin", member, admin::show_dashboard},
    {get, "/admin/activity", member, admin::show_activity},
    {get, "/admin/activity.csv", admin, admin::download_activity},
    {get, "/admin/settings", admin, admin::show_settings},
    {post, "/admin/settings", admin, admin::save_settings_page},
    {get, "/admin/contacts", member, admin::list_contacts_page},
    {get, "/admin/contacts/new", member, admin::show_new_contact},
    {post, "/admin/contacts/new", member, admin::create_contact_page},
    {get, "/admin/contacts/export.csv", member, admin::export_contacts_file},
    {get, "/admin/contacts/import", member, admin::show_import_form},
    {post, "/admin/contacts/import", member, admin::check_import_page, Body::upload},
    {get, "/admin/contacts/import/template.csv", member, admin::import_template_file},
    {get, "/admin/contacts/import/{import}", member, admin::show_import},
    {post, "/admin/contacts/import/{import}/confirm", member, admin::confirm_import_page},
    {post, "/admin/contacts/import/{import}/drop", member, admin::drop_import_page},
    {get, "/admin/contacts/{contact}", member, admin::show_contact},
    {get, "/admin/contacts/{contact}/edit", member, admin::show_edit_contact},
    {post, "/admin/contacts/{contact}/edit", member, admin::edit_contact_page},
    {post, "/admin/contacts/{contact}/primary-address", member, admin::make_primary_page},
    {get, "/admin/contacts/{contact}/delete", member, admin::show_delete_contact},
    {post, "/admin/contacts/{contact}/delete", member, admin::delete_contact_page},
    {post, "/admin/contacts/{contact}/restore", member, admin::restore_contact_page},
    {post, "/admin/contacts/{contact}/sign-out-everywhere", member, admin::sign_out_contact_page},
    {get, "/admin/contacts/{contact}/reset-second-factor", member, admin::show_reset_second_factor},
    {post, "/admin/contacts/{contact}/reset-second-factor", member,
     admin::reset_second_factor_page},
    {get, "/admin/clients", member, admin::list_clients_page},
    {get, "/admin/clients/new", member, admin::show_new_client},
    {post, "/admin/clients/new", member, admin::create_client_page},
    {get, "/admin/clients/{client}", member, admin::show_client},
    {get, "/admin/clients/{client}/edit", member, admin::show_edit_client},
    {post, "/admin/clients/{client}/edit", member, admin::edit_client_page},
    {get, "/admin/clients/{client}/delete", member, admin::show_delete_client},
    {post, "/admin/clients/{client}/delete", member, admin::delete_client_page},
    {post, "/admin/clients/{client}/restore", member, admin::restore_client_page},
    {post, "/admin/clients/{client}/contacts", member, admin::link_contact_page},
    {post, "/admin/clients/{client}/contacts/{contact}/role", member, admin::set_role_page},
    {post, "/admin/clients/{client}/contacts/{contact}/remove", member, admin::unlink_contact_page},
    {get, "/admin/work", member, admin::list_work_page},
    {get, "/admin/work/new", member, admin::show_new_work},
    {post, "/admin/work/new", member, admin::create_work_page},
    {get, "/admin/work/{work}", member, admin::show_work},
    {get, "/admin/work/{work}/edit", member, admin::show_edit_work},
    {post, "/admin/work/{work}/edit", member, admin::edit_work_page},
    {post, "/admin/work/{work}/status", member, admin::set_status_page},
    {post, "/admin/work/{work}/complete", member, admin::complete_work_page},
    {post, "/admin/work/{work}/reopen", member, admin::reopen_work_page},
    {get, "/admin/work/{work}/documents/{document}", member, admin::download_document},
    {get, "/admin/migration", member, admin::show_migration},
    {post, "/admin/migration", member, admin::start_migration_page},
    {post, "/admin/migration/{migration}/pause", member, admin::pause_migration_page},
    {post, "/admin/migration/{migration}/resume", member, admin::resume_migration_page},
    {post, "/admin/migration/{migration}/cancel", member, admin::cancel_migration_page},
    {get, "/admin/settings/new-portal", Access::admin, admin::show_new_portal},
    {post, "/admin/settings/new-portal", Access::admin, admin::switch_on_new_portal_page},
    {get, "/admin/work/{work}/checklists/new", member, admin::show_new_checklist},
    {post, "/admin/work/{work}/checklists/new", member, admin::create_checklist_page},
    {get, CHECKLIST, member, admin::show_checklist},
    {get, CHECKLIST "/edit", member, admin::show_edit_checklist},
    {post, CHECKLIST "/edit", member, admin::edit_checklist_page},
    {post, CHECKLIST "/send", member, admin::send_checklist_page},
    {post, CHECKLIST "/requests", member, admin::add_request_page},
    {get, CHECKLIST_REQUEST, member, admin::show_request},
    {get, CHECKLIST_REQUEST "/edit", member, admin::show_edit_request},
    {post, CHECKLIST_REQUEST "/edit", member, admin::edit_request_page},
    {post, CHECKLIST_REQUEST "/move", member, admin::move_request_page},
    {post, CHECKLIST_REQUEST "/remove", member, admin::remove_request_page},
    {post, CHECKLIST_REQUEST "/comments", member, admin::add_comment_page},
    {post, CHECKLIST_REQUEST "/documents", member, admin::add_documents_page, Body::upload},
    {post, CHECKLIST_REQUEST "/complete", member, admin::complete_request_page},
    {post, CHECKLIST_REQUEST "/reopen", member, admin::reopen_request_page},
};
#undef CHECKLIST_REQUEST
#undef CHECKLIST

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

}  // namespace latchkey
