#include "fcgi/routes.hpp"

#include "fcgi/pages/account.hpp"
#include "fcgi/pages/admin/account.hpp"
#include "fcgi/pages/admin/activity.hpp"
#include "fcgi/pages/admin/as_client.hpp"
#include "fcgi/pages/admin/checklist_form.hpp"
#include "fcgi/pages/admin/checklists.hpp"
#include "fcgi/pages/admin/client_deletion.hpp"
#include "fcgi/pages/admin/client_form.hpp"
#include "fcgi/pages/admin/clients.hpp"
#include "fcgi/pages/admin/contact_clients.hpp"
#include "fcgi/pages/admin/contact_deletion.hpp"
#include "fcgi/pages/admin/contact_files.hpp"
#include "fcgi/pages/admin/contact_form.hpp"
#include "fcgi/pages/admin/contact_import.hpp"
#include "fcgi/pages/admin/contacts.hpp"
#include "fcgi/pages/admin/contain.hpp"
#include "fcgi/pages/admin/dashboard.hpp"
#include "fcgi/pages/admin/document_removal.hpp"
#include "fcgi/pages/admin/documents.hpp"
#include "fcgi/pages/admin/ledger.hpp"
#include "fcgi/pages/admin/logo.hpp"
#include "fcgi/pages/admin/migration.hpp"
#include "fcgi/pages/admin/new_portal.hpp"
#include "fcgi/pages/admin/preview.hpp"
#include "fcgi/pages/admin/recurrence.hpp"
#include "fcgi/pages/admin/reopen_answer.hpp"
#include "fcgi/pages/admin/request_form.hpp"
#include "fcgi/pages/admin/requests.hpp"
#include "fcgi/pages/admin/review.hpp"
#include "fcgi/pages/admin/second_factor_reset.hpp"
#include "fcgi/pages/admin/sending.hpp"
#include "fcgi/pages/admin/settings.hpp"
#include "fcgi/pages/admin/sign_in.hpp"
#include "fcgi/pages/admin/staff_list.hpp"
#include "fcgi/pages/admin/staff_mails.hpp"
#include "fcgi/pages/admin/staff_member.hpp"
#include "fcgi/pages/admin/staff_side.hpp"
#include "fcgi/pages/admin/template_documents.hpp"
#include "fcgi/pages/admin/template_requests.hpp"
#include "fcgi/pages/admin/templates.hpp"
#include "fcgi/pages/admin/work.hpp"
#include "fcgi/pages/admin/work_bulk.hpp"
#include "fcgi/pages/admin/work_deletion.hpp"
#include "fcgi/pages/admin/work_form.hpp"
#include "fcgi/pages/admin/work_statuses.hpp"
#include "fcgi/pages/brand.hpp"
#include "fcgi/pages/devices.hpp"
#include "fcgi/pages/document_removal.hpp"
#include "fcgi/pages/documents.hpp"
#include "fcgi/pages/excuses.hpp"
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
#include "fcgi/pages/receipt.hpp"
#include "fcgi/pages/recovery_codes.hpp"
#include "fcgi/pages/requests.hpp"
#include "fcgi/pages/second_factor.hpp"
#include "fcgi/pages/work.hpp"
#include "fcgi/upload_check.hpp"

namespace latchkey {
namespace {

using enum Method;
using enum Access;
using admin::kStaffSide;

#define TEMPLATE "/admin/templates/{template}"
#define CHECKLIST "/admin/work/{work}/checklists/{checklist}"
#define CHECKLIST_REQUEST CHECKLIST "/requests/{request}"
constexpr Route kRoutes[] = {
    {get, "/health", machine, show_health},
    {get, "/ready", machine, show_ready},
    {post, "/may-upload", machine, may_upload},  // from nginx alone: its location is internal

    {get, "/", anyone, show_home},
    {get, "/brand.css", anyone, show_brand},
    {get, "/brand/logo/{token}", anyone, show_logo},
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
    {post, "/work/{work}/requests/{request}/comments", bound, add_comment_page,
     Body::may_have_files},
    {post, "/work/{work}/requests/{request}/documents", bound, add_documents_page, Body::upload},
    {post, "/work/{work}/requests/{request}/complete", bound, complete_request_page},
    {post, "/work/{work}/requests/{request}/reopen", bound, reopen_request_page},
    {post, "/work/{work}/requests/{request}/excuse", bound, make_excuse_page},
    {post, "/work/{work}/requests/{request}/excuse/withdraw", bound, withdraw_excuse_page},
    {get, "/work/{work}/requests/{request}/receipt", bound, show_receipt},
    {get, "/work/{work}/documents/{document}", bound, download_document, Body::form, Gives::file},
    {post, "/work/{work}/documents/{document}/remove", bound, remove_document_page},
    {post, "/work/{work}/documents/{document}/restore", bound, restore_document_page},
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
    {get, "/login/code", anyone, on<kClientSide, show_login_code>},
    {post, "/login/code", anyone, on<kClientSide, login_code_page>},
    {post, "/login/code/passkey", anyone, on<kClientSide, login_code_passkey_page>},
    {get, "/login/set-up", anyone, on<kClientSide, show_login_set_up>},
    {post, "/login/set-up", anyone, on<kClientSide, login_set_up_page>},
    {post, "/login/passkey", anyone, on<kClientSide, login_passkey_page>},
    {get, "/account/second-factor", login, on<kClientSide, show_second_factor>},
    {post, "/account/second-factor/turn-on", login, on<kClientSide, turn_on_totp_page>},
    {post, "/account/second-factor/turn-off", login, on<kClientSide, turn_off_totp_page>},
    {get, "/account/recovery-codes", login, on<kClientSide, show_recovery_codes>},
    {post, "/account/recovery-codes", login, on<kClientSide, keep_recovery_codes_page>},
    {get, "/account/recovery-codes/download", login, on<kClientSide, download_recovery_codes>},
    {get, "/account/passkeys", login, on<kClientSide, list_passkeys_page>},
    {post, "/account/passkeys/add", login, on<kClientSide, add_passkey_page>},
    {post, "/account/passkeys/{passkey}/name", login, on<kClientSide, name_passkey_page>},
    {post, "/account/passkeys/{passkey}/remove", login, on<kClientSide, remove_passkey_page>},

    // staff
    {get, "/admin/sign-in", anyone_at_staff_door, admin::show_sign_in},
    {post, "/admin/sign-in", anyone_at_staff_door, admin::sign_in_page},
    {get, "/admin/sign-in/code", anyone_at_staff_door, on<kStaffSide, show_login_code>},
    {post, "/admin/sign-in/code", anyone_at_staff_door, on<kStaffSide, login_code_page>},
    {post, "/admin/sign-in/code/passkey", anyone_at_staff_door,
     on<kStaffSide, login_code_passkey_page>},
    {get, "/admin/sign-in/set-up", anyone_at_staff_door, on<kStaffSide, show_login_set_up>},
    {post, "/admin/sign-in/set-up", anyone_at_staff_door, on<kStaffSide, login_set_up_page>},
    {post, "/admin/sign-in/passkey", anyone_at_staff_door, on<kStaffSide, login_passkey_page>},
    {get, "/admin/forgot", anyone_at_staff_door, admin::show_forgot},
    {post, "/admin/forgot", anyone_at_staff_door, admin::ask_reset_page},
    {get, "/admin/forgot/sent", anyone_at_staff_door, admin::show_forgot_sent},
    {get, "/admin/reset/{token}", anyone_at_staff_door, admin::show_reset},
    {post, "/admin/reset/{token}", anyone_at_staff_door, admin::reset_page},
    {get, "/admin/invitation/{token}", anyone_at_staff_door, admin::show_invitation},
    {post, "/admin/invitation/{token}", anyone_at_staff_door, admin::accept_invitation_page},
    {post, "/admin/sign-out", member, admin::sign_out_page},
    {get, "/admin/account", member, admin::show_account},
    {post, "/admin/account", member, admin::rename_page},
    {get, "/admin/account/password", member, admin::show_change_password},
    {post, "/admin/account/password", member, admin::change_password_page},
    {post, "/admin/account/sessions/{session}/end", member, admin::end_session_page},
    {post, "/admin/account/sessions/end-others", member, admin::end_other_sessions_page},
    {get, "/admin/account/second-factor", member, on<kStaffSide, show_second_factor>},
    {post, "/admin/account/second-factor/turn-on", member, on<kStaffSide, turn_on_totp_page>},
    {post, "/admin/account/second-factor/turn-off", member, on<kStaffSide, turn_off_totp_page>},
    {get, "/admin/account/second-factor/replace", member, on<kStaffSide, show_replace_totp>},
    {post, "/admin/account/second-factor/replace", member, on<kStaffSide, replace_totp_page>},
    {get, "/admin/account/recovery-codes", member, on<kStaffSide, show_recovery_codes>},
    {post, "/admin/account/recovery-codes", member, on<kStaffSide, keep_recovery_codes_page>},
    {get, "/admin/account/recovery-codes/download", member,
     on<kStaffSide, download_recovery_codes>},
    {get, "/admin/account/passkeys", member, on<kStaffSide, list_passkeys_page>},
    {post, "/admin/account/passkeys/add", member, on<kStaffSide, add_passkey_page>},
    {post, "/admin/account/passkeys/{passkey}/name", member, on<kStaffSide, name_passkey_page>},
    {post, "/admin/account/passkeys/{passkey}/remove", member, on<kStaffSide, remove_passkey_page>},
    {get, "/admin", member, admin::show_dashboard},
    {get, "/admin/activity", member, admin::show_activity},
    {get, "/admin/activity.csv", admin, admin::download_activity},
    {get, "/admin/review", member, admin::show_review},
    {post, "/admin/review/accept", member, admin::accept_ticked_page},
    {post, "/admin/review/undo", member, admin::undo_accept_page},
    {get, "/admin/contain", admin, admin::show_contain_firm},
    {post, "/admin/contain", admin, admin::contain_firm_page},
    {get, "/admin/contacts/{contact}/contain", member, admin::show_contain_contact},
    {post, "/admin/contacts/{contact}/contain", member, admin::contain_contact_page},
    {post, "/admin/contacts/{contact}/devices/{device}/revoke", member, admin::revoke_device_page},
    {get, "/admin/clients/{client}/contain", member, admin::show_contain_client},
    {post, "/admin/clients/{client}/contain", member, admin::contain_client_page},
    {get, "/admin/settings/history", admin, admin::show_settings_history},
    {post, "/admin/seen", member, admin::mark_seen_page},
    {get, "/admin/staff", Access::admin, admin::list_staff_page},
    {get, "/admin/staff/invite", Access::admin, admin::show_invite_staff},
    {post, "/admin/staff/invite", Access::admin, admin::invite_staff_page},
    {post, "/admin/staff/invitations/{invitation}/resend", Access::admin,
     admin::resend_invitation_page},
    {post, "/admin/staff/invitations/{invitation}/withdraw", Access::admin,
     admin::withdraw_invitation_page},
    {get, "/admin/staff/{staff}", Access::admin, admin::show_staff_member},
    {post, "/admin/staff/{staff}/role", Access::admin, admin::set_role_page},
    {get, "/admin/staff/{staff}/deactivate", Access::admin, admin::show_deactivate},
    {post, "/admin/staff/{staff}/deactivate", Access::admin, admin::deactivate_page},
    {post, "/admin/staff/{staff}/reactivate", Access::admin, admin::reactivate_page},
    {post, "/admin/staff/{staff}/reset-second-factor", Access::admin,
     admin::reset_staff_factor_page},
    {post, "/admin/staff/{staff}/send-password", Access::admin, admin::send_staff_password_page},
    {get, "/admin/settings", admin, admin::show_settings},
    {post, "/admin/settings", admin, admin::save_settings_page},
    {post, "/admin/settings/logo", Access::admin, admin::upload_logo_page, Body::upload},
    {post, "/admin/settings/logo/remove", Access::admin, admin::remove_logo_page},
    {post, "/admin/settings/logo/restore", Access::admin, admin::restore_logo_page},
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
    {post, "/admin/contacts/{contact}/clients", member, admin::add_client_page},
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
    {post, "/admin/clients/{client}/contacts/{contact}/role", member, admin::set_contact_role_page},
    {post, "/admin/clients/{client}/contacts/{contact}/remove", member, admin::unlink_contact_page},
    {post, "/admin/clients/{client}/contacts/{contact}/put-back", member,
     admin::put_back_contact_page},
    {get, "/admin/work", member, admin::list_work_page},
    {get, "/admin/work/bulk", member, admin::show_bulk},
    {post, "/admin/work/bulk", member, admin::make_bulk_page},
    {get, "/admin/work/bulk/{bulk}", member, admin::show_bulk_change},
    {post, "/admin/work/bulk/{bulk}/undo", member, admin::undo_bulk_page},
    {get, "/admin/work/new", member, admin::show_new_work},
    {post, "/admin/work/new", member, admin::create_work_page},
    {get, "/admin/work/deleted", member, admin::show_deleted_work},
    {get, "/admin/work/{work}", member, admin::show_work},
    {get, "/admin/work/{work}/delete", member, admin::show_delete_work},
    {post, "/admin/work/{work}/delete", member, admin::delete_work_page},
    {post, "/admin/work/{work}/restore", member, admin::restore_work_page},
    {get, "/admin/work/{work}/edit", member, admin::show_edit_work},
    {post, "/admin/work/{work}/edit", member, admin::edit_work_page},
    {post, "/admin/work/{work}/status", member, admin::set_status_page},
    {post, "/admin/work/{work}/complete", member, admin::complete_work_page},
    {post, "/admin/work/{work}/reopen", member, admin::reopen_work_page},
    {post, "/admin/work/{work}/keep-completed", member, admin::keep_completed_page},
    {get, "/admin/work/{work}/documents/archive", member, admin::download_work_archive},
    {get, "/admin/work/{work}/documents/{document}", member, admin::download_document, Body::form,
     Gives::file},
    {get, "/admin/work/{work}/recurrence", member, admin::show_recurrence},
    {post, "/admin/work/{work}/recurrence", member, admin::save_recurrence_page},
    {post, "/admin/work/{work}/recurrence/make", member, admin::make_next_work_page},
    {post, "/admin/work/{work}/recurrence/skip", member, admin::skip_next_work_page},
    {post, "/admin/work/{work}/recurrence/stop", member, admin::stop_recurrence_page},
    {get, "/admin/templates", member, admin::list_templates_page},
    {get, "/admin/templates/new", member, admin::show_new_template},
    {post, "/admin/templates/new", member, admin::create_template_page},
    {get, TEMPLATE, member, admin::show_template},
    {get, TEMPLATE "/edit", member, admin::show_edit_template},
    {post, TEMPLATE "/edit", member, admin::edit_template_page},
    {post, TEMPLATE "/duplicate", member, admin::duplicate_template_page},
    {post, TEMPLATE "/delete", member, admin::delete_template_page},
    {post, TEMPLATE "/restore", member, admin::restore_template_page},
    {post, TEMPLATE "/sections", member, admin::change_template_sections_page},
    {post, TEMPLATE "/requests", member, admin::add_template_request_page},
    {get, TEMPLATE "/requests/{request}/edit", member, admin::show_edit_template_request},
    {post, TEMPLATE "/requests/{request}/edit", member, admin::edit_template_request_page},
    {post, TEMPLATE "/requests/{request}/move", member, admin::move_template_request_page},
    {post, TEMPLATE "/requests/{request}/duplicate", member,
     admin::duplicate_template_request_page},
    {post, TEMPLATE "/requests/{request}/remove", member, admin::remove_template_request_page},
    {post, TEMPLATE "/requests/{request}/documents", member, admin::add_template_documents_page,
     Body::upload},
    {get, TEMPLATE "/requests/{request}/documents/{document}", member,
     admin::download_template_document, Body::form, Gives::file},
    {post, TEMPLATE "/requests/{request}/documents/{document}/remove", member,
     admin::remove_template_document_page},
    {get, "/admin/work/{work}/documents/{document}/view", member, admin::show_document},
    {get, "/admin/work/{work}/documents/{document}/preview", member, admin::show_document_preview},
    {post, "/admin/work/{work}/documents/{document}/remove", member, admin::remove_document_page},
    {post, "/admin/work/{work}/documents/{document}/restore", member, admin::restore_document_page},
    {get, "/admin/migration", member, admin::show_migration},
    {post, "/admin/migration", member, admin::start_migration_page},
    {post, "/admin/migration/{migration}/pause", member, admin::pause_migration_page},
    {post, "/admin/migration/{migration}/resume", member, admin::resume_migration_page},
    {post, "/admin/migration/{migration}/cancel", member, admin::cancel_migration_page},
    {get, "/admin/settings/statuses", Access::admin, admin::list_statuses_page},
    {post, "/admin/settings/statuses", Access::admin, admin::create_status_page},
    {get, "/admin/settings/statuses/{status}", Access::admin, admin::show_status},
    {post, "/admin/settings/statuses/{status}", Access::admin, admin::rename_status_page},
    {post, "/admin/settings/statuses/{status}/move", Access::admin, admin::move_status_page},
    {get, "/admin/settings/statuses/{status}/retire", Access::admin, admin::show_retire_status},
    {post, "/admin/settings/statuses/{status}/retire", Access::admin, admin::retire_status_page},
    {get, "/admin/settings/new-portal", Access::admin, admin::show_new_portal},
    {post, "/admin/settings/new-portal", Access::admin, admin::switch_on_new_portal_page},
    {get, "/admin/work/{work}/checklists/new", member, admin::show_new_checklist},
    {post, "/admin/work/{work}/checklists/new", member, admin::create_checklist_page},
    {get, "/admin/work/{work}/checklists/from-template", member, admin::show_from_template},
    {post, "/admin/work/{work}/checklists/from-template", member, admin::create_from_template_page},
    {get, CHECKLIST, member, admin::show_checklist},
    {post, CHECKLIST "/template", member, admin::save_as_template_page},
    {get, CHECKLIST "/edit", member, admin::show_edit_checklist},
    {post, CHECKLIST "/edit", member, admin::edit_checklist_page},
    {post, CHECKLIST "/send", member, admin::send_checklist_page},
    {post, CHECKLIST "/duplicate", member, admin::duplicate_checklist_page},
    {post, CHECKLIST "/sections", member, admin::change_sections_page},
    {get, CHECKLIST "/schedule", member, admin::show_schedule},
    {post, CHECKLIST "/schedule", member, admin::schedule_page},
    {post, CHECKLIST "/schedule/cancel", member, admin::take_back_page},
    {get, CHECKLIST "/sends", member, admin::show_ledger},
    {get, CHECKLIST "/preview", member, admin::show_preview},
    {get, CHECKLIST "/preview/mail", member, admin::show_previewed_mail},
    {get, CHECKLIST "/as/{contact}", member, admin::show_as_client},
    {get, CHECKLIST "/as/{contact}/requests/{request}", member, admin::show_request_as_client},
    {get, CHECKLIST "/cancel", member, admin::show_cancel_checklist},
    {post, CHECKLIST "/cancel", member, admin::cancel_checklist_page},
    {get, CHECKLIST "/delete", member, admin::show_delete_checklist},
    {post, CHECKLIST "/delete", member, admin::delete_checklist_page},
    {post, CHECKLIST "/restore", member, admin::restore_checklist_page},
    {post, CHECKLIST "/requests", member, admin::add_request_page},
    {get, CHECKLIST_REQUEST, member, admin::show_request},
    {get, CHECKLIST_REQUEST "/edit", member, admin::show_edit_request},
    {post, CHECKLIST_REQUEST "/edit", member, admin::edit_request_page},
    {post, CHECKLIST_REQUEST "/duplicate", member, admin::duplicate_request_page},
    {post, CHECKLIST_REQUEST "/move", member, admin::move_request_page},
    {post, CHECKLIST_REQUEST "/remove", member, admin::remove_request_page},
    {post, CHECKLIST_REQUEST "/comments", member, admin::add_comment_page, Body::may_have_files},
    {post, CHECKLIST_REQUEST "/documents", member, admin::add_documents_page, Body::upload},
    {post, CHECKLIST_REQUEST "/complete", member, admin::complete_request_page},
    {post, CHECKLIST_REQUEST "/reopen", member, admin::reopen_request_page},
    {post, CHECKLIST_REQUEST "/accept", member, admin::accept_request_page},
    {post, CHECKLIST_REQUEST "/return", member, admin::return_request_page},
    {post, CHECKLIST_REQUEST "/seen", member, admin::see_request_page},
    {post, CHECKLIST_REQUEST "/excuse/accept", member, admin::accept_request_page},
    {post, CHECKLIST_REQUEST "/excuse/refuse", member, admin::return_request_page},
};
#undef CHECKLIST_REQUEST
#undef TEMPLATE
#undef CHECKLIST

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

}  // namespace latchkey
