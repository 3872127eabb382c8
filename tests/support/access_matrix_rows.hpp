// security.md 19: who may use which route. access_matrix_test.cpp holds each row against the
// product.
#pragma once

#include <string_view>

#include "fcgi/http/request.hpp"

namespace latchkey::test {

enum Who {
  owner,          // the contact, on the device that claimed
  nobody,         // no cookie
  other_device,   // the owner's cookies in another kind of browser
  revoked,        // the owner's device after "this wasn't me"
  deleted,        // the owner's device after the contact was deleted
  other_contact,  // of the same firm, on a device of their own with work of their own
  other_firm,     // a contact of another firm, with that firm's cookies here
  other_portal,   // the same, at their own portal, with this firm's numbers and tokens
  member,         // staff with the role member
  other_staff,    // staff of another firm, with that firm's cookies here
  other_desk,     // the same, at their own desk, with this firm's numbers
  pin_session,    // a contact by PIN, to whom this work was sent by magic link too
  login_session,  // the owner by login, on another device
  other_login,    // another contact by login
  admin,          // staff with the role admin
  kWhos
};
inline constexpr const char* kNames[] = {
    "owner",         "nobody",      "other device", "revoked device", "deleted",
    "other contact", "other firm",  "other portal", "member",         "other staff",
    "other desk",    "pin session", "login",        "other login",    "admin"};

// Beside statuses:
inline constexpr int kIn = 1;     // let in: 200, 303, or what the form lacks (409, 422)
inline constexpr int kDoor = 2;   // sent to staff's sign-in
inline constexpr int kLogIn = 3;  // sent to the client's

struct Expectation {
  Method method;
  std::string_view pattern;
  int expected[kWhos];  // 0: as like()

  int of(Who who) const { return expected[who] != 0 ? expected[who] : expected[like(who)]; }

 private:
  static Who like(Who who) {
    switch (who) {
      case pin_session:
        return nobody;
      case login_session:
        return owner;
      case other_login:
        return other_contact;
      default:
        return member;  // of an admin, who may do all that a member may
    }
  }
};

using enum Method;

#define EVERYBODY(x) \
  { x, x, x, x, x, x, x, x, x, x, x }
// Only the device that holds the work: everybody else gets the page that says why not.
#define BOUND \
  { kIn, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403 }
// A contact's own things, without a number in the path.
#define OWN \
  { kIn, 403, 403, 403, 403, kIn, 403, kIn, 403, 403, 403, kIn }
// A contact's own things by a number: another's number is not there.
#define OWN_BY_NUMBER \
  { kIn, 403, 403, 403, 403, 404, 403, 404, 403, 403, 403, 404 }
// What a login alone opens: everybody else is led to the page that signs in.
#define LOGIN \
  { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, kIn, kIn }
#define LOGIN_BY_NUMBER \
  { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, kIn, 404 }
#define STAFF \
  { 2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, kIn }
#define STAFF_BY_NUMBER \
  { 2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 404 }
// Where the scene has nothing of the kind to change.
#define STAFF_NOT_THERE \
  { 2, 2, 2, 2, 2, 2, 2, 2, 404, 2, 404 }
// What administrators alone may do.
#define ADMIN \
  { 2, 2, 2, 2, 2, 2, 2, 2, 403, 2, kIn, 0, 0, 0, kIn }
#define ADMIN_BY_NUMBER \
  { 2, 2, 2, 2, 2, 2, 2, 2, 403, 2, 404, 0, 0, 0, kIn }
#define TEMPLATE "/admin/templates/{template}"
#define CHECKLIST "/admin/work/{work}/checklists/{checklist}"
#define CHECKLIST_REQUEST CHECKLIST "/requests/{request}"

//                       owner no-  other  re-   de-    other  other  other   mem- other other
//                             body device voked leted  contct firm   portal  ber  staff desk
inline constexpr Expectation kRows[] = {
    {get, "/health", EVERYBODY(200)},
    {get, "/ready", EVERYBODY(200)},
    // Without a path that is asked about; with each of them: access_matrix_test.cpp.
    {post, "/may-upload", EVERYBODY(403)},
    {get, "/", EVERYBODY(200)},
    {get, "/brand.css", EVERYBODY(200)},
    // The scene's firm has none: no token of anything is one of a logo.
    {get, "/brand/logo/{token}", EVERYBODY(404)},
    {get, "/help", EVERYBODY(200)},
    {get, "/help.pdf", EVERYBODY(200)},

    {get, "/l/{token}", {303, 403, 403, 403, 410, 403, 403, 404, 403, 403, 404, 0, 303}},
    {post, "/l/{token}", {303, 403, 403, 403, 410, 403, 403, 404, 403, 403, 404, 0, 303}},
    // Whoever has the mail's link may have a new one mailed to the same address.
    {post, "/l/{token}/send", {303, 303, 303, 303, 410, 303, 303, 404, 303, 303, 404}},
    {get, "/l/{token}/sent", {200, 200, 200, 200, 200, 200, 200, 404, 200, 200, 404}},
    {get, "/not-me/{token}", {200, 200, 200, 200, 200, 200, 200, 404, 200, 200, 404}},
    {post, "/not-me/{token}", {303, 303, 303, 303, 303, 303, 303, 404, 303, 303, 404}},
    // Back to the question where the device still holds the work.
    {get, "/not-me/{token}/done", {303, 303, 303, 200, 303, 303, 303, 404, 303, 303, 404}},

    {get, "/p/{token}", {200, 200, 200, 200, 410, 200, 200, 404, 200, 200, 404, 303}},
    {post, "/p/{token}", {422, 422, 422, 422, 410, 422, 422, 404, 422, 422, 404}},
    // It opens by PIN: there is no magic link to ask for.
    {post, "/p/{token}/send", {303, 303, 303, 303, 410, 303, 303, 404, 303, 303, 404}},
    {get, "/p/{token}/sent", {303, 303, 303, 303, 200, 303, 303, 404, 303, 303, 404}},
    {get, "/p/{token}/forgot", {200, 200, 200, 200, 303, 200, 200, 404, 200, 200, 404}},
    {post, "/p/{token}/forgot", {303, 303, 303, 303, 303, 303, 303, 404, 303, 303, 404}},
    {get, "/pin/forgot", EVERYBODY(200)},
    {post, "/pin/forgot", EVERYBODY(422)},
    {get, "/pin/forgot/sent", EVERYBODY(200)},
    {get, "/pin/reset/{token}", {200, 200, 200, 200, 410, 200, 200, 404, 200, 200, 404}},
    {post, "/pin/reset/{token}", {422, 422, 422, 422, 410, 422, 422, 404, 422, 422, 404}},
    {get, "/pin", {200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303, 303}},
    {post, "/pin", EVERYBODY(422)},

    // A code of the owner's device. The owner's own browser is shown the way back.
    {get, "/h/{token}", {303, 200, 200, 404, 404, 200, 200, 404, 200, 200, 404, 0, 200}},
    {post, "/h/{token}", {303, 303, 303, 404, 404, 303, 303, 404, 303, 303, 404}},
    {get, "/work/{work}/hand-over", BOUND},
    {post, "/work/{work}/hand-over", BOUND},
    {get, "/work", OWN},
    {get, "/work/{work}", BOUND},
    // For a browser that held the work once.
    {post, "/work/{work}/send", {303, 403, 403, 303, 410, 403, 403, 403, 403, 403, 403, 0, 403}},
    {get, "/work/{work}/sent", {200, 403, 403, 200, 200, 403, 403, 403, 403, 403, 403, 0, 403}},
    {post, "/work/{work}/ask-to-reopen", BOUND},
    {get, "/work/{work}/requests/{request}", BOUND},
    {post, "/work/{work}/requests/{request}/answer", BOUND},
    {post, "/work/{work}/requests/{request}/comments", BOUND},
    {post, "/work/{work}/requests/{request}/documents", BOUND},
    {post, "/work/{work}/requests/{request}/complete", BOUND},
    {post, "/work/{work}/requests/{request}/reopen", BOUND},
    {post, "/work/{work}/requests/{request}/excuse", BOUND},
    {post, "/work/{work}/requests/{request}/excuse/withdraw", BOUND},
    {get, "/work/{work}/requests/{request}/receipt", BOUND},
    {get, "/work/{work}/documents/{document}", BOUND},
    {post, "/work/{work}/documents/{document}/remove", BOUND},
    {post, "/work/{work}/documents/{document}/restore", BOUND},
    {get, "/documents", LOGIN},
    {get, "/documents/archive", LOGIN},
    {get, "/devices", OWN},
    {post, "/devices/{device}/name", OWN_BY_NUMBER},
    {post, "/devices/{device}/sign-out", OWN_BY_NUMBER},
    {post, "/sign-out", OWN},

    {get, "/login", EVERYBODY(kIn)},
    {post, "/login", EVERYBODY(422)},
    {get, "/login/new", EVERYBODY(200)},
    {post, "/login/new", EVERYBODY(422)},
    {get, "/login/new/sent", EVERYBODY(200)},
    {get, "/login/forgot", EVERYBODY(200)},
    {post, "/login/forgot", EVERYBODY(422)},
    {get, "/login/forgot/sent", EVERYBODY(200)},
    // Whoever has the mail has it.
    {get, "/confirm/{token}", {200, 200, 200, 200, 410, 200, 200, 404, 200, 200, 404}},
    {post, "/confirm/{token}", {422, 422, 422, 422, 410, 422, 422, 404, 422, 422, 404}},
    {get, "/account", LOGIN},
    {get, "/account/password", LOGIN},
    {post, "/account/password", LOGIN},
    {post, "/account/sessions/{session}/end", LOGIN_BY_NUMBER},
    {post, "/account/sign-out-everywhere", LOGIN},
    // Without a right password before it, the second step leads back to the first.
    {get, "/login/code", EVERYBODY(303)},
    {post, "/login/code", EVERYBODY(303)},
    {post, "/login/code/passkey", EVERYBODY(303)},
    {get, "/login/set-up", EVERYBODY(303)},
    {post, "/login/set-up", EVERYBODY(303)},
    // No passkey of the firm's: back to the page that asked for it.
    {post, "/login/passkey", EVERYBODY(303)},
    {get, "/account/second-factor", LOGIN},
    {post, "/account/second-factor/turn-on", LOGIN},
    {post, "/account/second-factor/turn-off", LOGIN},
    {get, "/account/recovery-codes", LOGIN},
    {post, "/account/recovery-codes", LOGIN},
    {get, "/account/recovery-codes/download", LOGIN},
    {get, "/account/passkeys", LOGIN},
    {post, "/account/passkeys/add", LOGIN},
    {post, "/account/passkeys/{passkey}/name", LOGIN_BY_NUMBER},
    {post, "/account/passkeys/{passkey}/remove", LOGIN},

    {get, "/admin/sign-in", EVERYBODY(kIn)},
    {post, "/admin/sign-in", EVERYBODY(kIn)},
    // Without a right password before it, the second step leads back to the first.
    {get, "/admin/sign-in/code", EVERYBODY(kDoor)},
    {post, "/admin/sign-in/code", EVERYBODY(kDoor)},
    {post, "/admin/sign-in/code/passkey", EVERYBODY(kDoor)},
    {get, "/admin/sign-in/set-up", EVERYBODY(kDoor)},
    {post, "/admin/sign-in/set-up", EVERYBODY(kDoor)},
    {post, "/admin/sign-in/passkey", EVERYBODY(kDoor)},
    {get, "/admin/forgot", EVERYBODY(200)},
    {post, "/admin/forgot", EVERYBODY(422)},
    {get, "/admin/forgot/sent", EVERYBODY(200)},
    // Whoever has the mail has it; another firm's is none of theirs.
    {get, "/admin/reset/{token}", {200, 200, 200, 200, 200, 200, 200, 404, 200, 200, 404}},
    {post, "/admin/reset/{token}", {422, 422, 422, 422, 422, 422, 422, 404, 422, 422, 404}},
    {get, "/admin/invitation/{token}", {200, 200, 200, 200, 200, 200, 200, 404, 200, 200, 404}},
    {post, "/admin/invitation/{token}", {422, 422, 422, 422, 422, 422, 422, 404, 422, 422, 404}},
    {get, "/admin/account", STAFF},
    {post, "/admin/account", STAFF},
    {get, "/admin/account/password", STAFF},
    {post, "/admin/account/password", STAFF},
    // A contact's session is none of one's own.
    {post, "/admin/account/sessions/{session}/end", {2, 2, 2, 2, 2, 2, 2, 2, 404, 2, 404}},
    {post, "/admin/account/sessions/end-others", STAFF},
    {get, "/admin/staff", ADMIN},
    {get, "/admin/staff/invite", ADMIN},
    {post, "/admin/staff/invite", ADMIN},
    {post, "/admin/staff/invitations/{invitation}/resend", ADMIN_BY_NUMBER},
    {post, "/admin/staff/invitations/{invitation}/withdraw", ADMIN_BY_NUMBER},
    {get, "/admin/staff/{staff}", ADMIN_BY_NUMBER},
    {post,  // no role chosen
     "/admin/staff/{staff}/role",
     {2, 2, 2, 2, 2, 2, 2, 2, 403, 2, 422, 0, 0, 0, kIn}},
    {get, "/admin/staff/{staff}/deactivate", ADMIN_BY_NUMBER},
    {post, "/admin/staff/{staff}/deactivate", ADMIN_BY_NUMBER},
    {post, "/admin/staff/{staff}/reactivate", ADMIN_BY_NUMBER},
    {post, "/admin/staff/{staff}/reset-second-factor", ADMIN_BY_NUMBER},
    {post, "/admin/staff/{staff}/send-password", ADMIN_BY_NUMBER},
    {get, "/admin/account/second-factor", STAFF},
    {post, "/admin/account/second-factor/turn-on", STAFF},
    {post, "/admin/account/second-factor/turn-off", STAFF},
    {get, "/admin/account/second-factor/replace", STAFF},
    {post, "/admin/account/second-factor/replace", STAFF},
    {get, "/admin/account/recovery-codes", STAFF},
    {post, "/admin/account/recovery-codes", STAFF},
    {get, "/admin/account/recovery-codes/download", STAFF},
    {get, "/admin/account/passkeys", STAFF},
    {post, "/admin/account/passkeys/add", STAFF},
    // A contact's passkey is nobody's on the staff.
    {post, "/admin/account/passkeys/{passkey}/name", {2, 2, 2, 2, 2, 2, 2, 2, 404, 2, 404}},
    {post, "/admin/account/passkeys/{passkey}/remove", STAFF},
    {post, "/admin/sign-out", {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}},
    {get, "/admin", STAFF},
    {get, "/admin/activity", STAFF},
    // A member may look; the whole trail as a file, with everybody's addresses, is the
    // administrators'.
    {get, "/admin/activity.csv", ADMIN},
    {get, "/admin/contain", ADMIN},
    {post, "/admin/contain", ADMIN},
    {get, "/admin/contacts/{contact}/contain", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/contain", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/devices/{device}/revoke", STAFF_BY_NUMBER},
    {get, "/admin/clients/{client}/contain", STAFF_BY_NUMBER},
    {post, "/admin/clients/{client}/contain", STAFF_BY_NUMBER},
    {get, "/admin/settings/history", ADMIN},
    {post, "/admin/seen", STAFF},
    {get, "/admin/settings/statuses", ADMIN},
    {post, "/admin/settings/statuses", ADMIN},
    {get, "/admin/settings/statuses/{status}", ADMIN_BY_NUMBER},
    {post, "/admin/settings/statuses/{status}", ADMIN_BY_NUMBER},
    {post, "/admin/settings/statuses/{status}/move", ADMIN_BY_NUMBER},
    {get, "/admin/settings/statuses/{status}/retire", ADMIN_BY_NUMBER},
    {post, "/admin/settings/statuses/{status}/retire", ADMIN_BY_NUMBER},
    {get, "/admin/settings", ADMIN},
    {post, "/admin/settings", ADMIN},
    {post, "/admin/settings/logo", ADMIN},
    {post, "/admin/settings/logo/remove", ADMIN},
    // Nothing to put back.
    {post, "/admin/settings/logo/restore", {2, 2, 2, 2, 2, 2, 2, 2, 403, 2, 404, 0, 0, 0, 404}},
    {get, "/admin/contacts", STAFF},
    {get, "/admin/contacts/new", STAFF},
    {post, "/admin/contacts/new", STAFF},
    {get, "/admin/contacts/export.csv", STAFF},
    {get, "/admin/contacts/import", STAFF},
    {post, "/admin/contacts/import", STAFF},
    {get, "/admin/contacts/import/template.csv", STAFF},
    {get, "/admin/contacts/import/{import}", STAFF_BY_NUMBER},
    {post, "/admin/contacts/import/{import}/confirm", STAFF_BY_NUMBER},
    {post, "/admin/contacts/import/{import}/drop", STAFF_BY_NUMBER},
    {get, "/admin/contacts/{contact}", STAFF_BY_NUMBER},
    {get, "/admin/contacts/{contact}/edit", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/edit", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/clients", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/primary-address", STAFF_BY_NUMBER},
    {get, "/admin/contacts/{contact}/delete", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/delete", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/restore", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/sign-out-everywhere", STAFF_BY_NUMBER},
    {get, "/admin/contacts/{contact}/reset-second-factor", STAFF_BY_NUMBER},
    // Nothing to reset: back to the page that says so.
    {post, "/admin/contacts/{contact}/reset-second-factor", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 303}},
    {get, "/admin/clients", STAFF},
    {get, "/admin/clients/new", STAFF},
    {post, "/admin/clients/new", STAFF},
    {get, "/admin/clients/{client}", STAFF_BY_NUMBER},
    {get, "/admin/clients/{client}/edit", STAFF_BY_NUMBER},
    {post, "/admin/clients/{client}/edit", STAFF_BY_NUMBER},
    {get, "/admin/clients/{client}/delete", STAFF_BY_NUMBER},
    {post, "/admin/clients/{client}/delete", STAFF_BY_NUMBER},
    {post, "/admin/clients/{client}/restore", STAFF_BY_NUMBER},
    {post, "/admin/clients/{client}/contacts", STAFF_BY_NUMBER},
    {post, "/admin/clients/{client}/contacts/{contact}/role", STAFF_BY_NUMBER},
    // Nobody was taken off.
    {post, "/admin/clients/{client}/contacts/{contact}/put-back", STAFF_NOT_THERE},
    // What is not there is removed already: a second click.
    {post,
     "/admin/clients/{client}/contacts/{contact}/remove",
     {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 303}},
    {get, "/admin/templates", STAFF},
    {get, "/admin/templates/new", STAFF},
    {post, "/admin/templates/new", STAFF},
    {get, TEMPLATE, STAFF_BY_NUMBER},
    {get, TEMPLATE "/edit", STAFF_BY_NUMBER},
    {post, TEMPLATE "/edit", STAFF_BY_NUMBER},
    {post, TEMPLATE "/duplicate", STAFF_BY_NUMBER},
    {post, TEMPLATE "/delete", STAFF_BY_NUMBER},
    {post, TEMPLATE "/restore", STAFF_BY_NUMBER},
    {post, TEMPLATE "/sections", STAFF_BY_NUMBER},
    {post, TEMPLATE "/requests", STAFF_BY_NUMBER},
    {get, TEMPLATE "/requests/{request}/edit", STAFF_BY_NUMBER},
    {post, TEMPLATE "/requests/{request}/edit", STAFF_BY_NUMBER},
    {post, TEMPLATE "/requests/{request}/move", STAFF_BY_NUMBER},
    {post, TEMPLATE "/requests/{request}/duplicate", STAFF_BY_NUMBER},
    {post, TEMPLATE "/requests/{request}/remove", STAFF_BY_NUMBER},
    {post, TEMPLATE "/requests/{request}/documents", STAFF_BY_NUMBER},
    // The scene's template has none.
    {get, TEMPLATE "/requests/{request}/documents/{document}", STAFF_NOT_THERE},
    {post, TEMPLATE "/requests/{request}/documents/{document}/remove", STAFF_BY_NUMBER},
    {get, "/admin/migration", STAFF},
    {post, "/admin/migration", STAFF},
    {post, "/admin/migration/{migration}/pause", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 409}},
    {post, "/admin/migration/{migration}/resume", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 409}},
    {post, "/admin/migration/{migration}/cancel", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 409}},
    // A member may see what is left, and only an administrator may switch.
    {get, "/admin/settings/new-portal", ADMIN},
    {post, "/admin/settings/new-portal", ADMIN},
    {get, "/admin/review", STAFF},
    {post, "/admin/review/accept", STAFF},
    {post, "/admin/review/undo", STAFF},
    {get, "/admin/work", STAFF},
    // Nothing is ticked.
    {get, "/admin/work/bulk", {2, 2, 2, 2, 2, 2, 2, 2, 422, 2, 422}},
    {post, "/admin/work/bulk", {2, 2, 2, 2, 2, 2, 2, 2, 422, 2, 422}},
    // Another member's own.
    {get, "/admin/work/bulk/{bulk}", {2, 2, 2, 2, 2, 2, 2, 2, 404, 2, 404}},
    {post, "/admin/work/bulk/{bulk}/undo", {2, 2, 2, 2, 2, 2, 2, 2, 404, 2, 404}},
    {get, "/admin/work/new", STAFF},
    {post, "/admin/work/new", STAFF},
    {get, "/admin/work/deleted", STAFF},
    {get, "/admin/work/{work}", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/delete", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/delete", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/restore", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/edit", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/edit", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/status", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 422}},  // no status chosen
    {post, "/admin/work/{work}/complete", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/reopen", STAFF_BY_NUMBER},
    // Nobody asks in the scene.
    {post, "/admin/work/{work}/keep-completed", {2, 2, 2, 2, 2, 2, 2, 2, 409, 2, 404}},
    {get, "/admin/work/{work}/recurrence", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/recurrence", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/recurrence/make", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/recurrence/skip", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/recurrence/stop", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/documents/archive", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/documents/{document}", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/documents/{document}/view", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/documents/{document}/preview", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/documents/{document}/remove", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/documents/{document}/restore", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/checklists/new", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/checklists/new", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/checklists/from-template", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/checklists/from-template", STAFF_BY_NUMBER},
    {get, CHECKLIST, STAFF_BY_NUMBER},
    {post, CHECKLIST "/template", STAFF_BY_NUMBER},
    {get, CHECKLIST "/edit", STAFF_BY_NUMBER},
    {post, CHECKLIST "/edit", STAFF_BY_NUMBER},
    {post, CHECKLIST "/send", STAFF_BY_NUMBER},
    {post, CHECKLIST "/duplicate", STAFF_BY_NUMBER},
    {post, CHECKLIST "/sections", STAFF_BY_NUMBER},
    {get, CHECKLIST "/schedule", STAFF_BY_NUMBER},
    {post, CHECKLIST "/schedule", STAFF_BY_NUMBER},
    {post, CHECKLIST "/schedule/cancel", STAFF_BY_NUMBER},
    {get, CHECKLIST "/sends", STAFF_BY_NUMBER},
    {get, CHECKLIST "/preview", STAFF_BY_NUMBER},
    {get, CHECKLIST "/preview/mail", STAFF_BY_NUMBER},
    {get, CHECKLIST "/as/{contact}", STAFF_BY_NUMBER},
    {get, CHECKLIST "/as/{contact}/requests/{request}", STAFF_BY_NUMBER},
    {get, CHECKLIST "/cancel", STAFF_BY_NUMBER},
    {post, CHECKLIST "/cancel", STAFF_BY_NUMBER},
    {get, CHECKLIST "/delete", STAFF_BY_NUMBER},
    {post, CHECKLIST "/delete", STAFF_BY_NUMBER},
    {post, CHECKLIST "/restore", STAFF_BY_NUMBER},
    {post, CHECKLIST "/requests", STAFF_BY_NUMBER},
    {get, CHECKLIST_REQUEST, STAFF_BY_NUMBER},
    {get, CHECKLIST_REQUEST "/edit", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/edit", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/duplicate", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/move", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/remove", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 303}},
    {post, CHECKLIST_REQUEST "/comments", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/documents", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/complete", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/reopen", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/accept", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/return", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/seen", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/excuse/accept", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/excuse/refuse", STAFF_BY_NUMBER},
};

#undef EVERYBODY
#undef BOUND
#undef OWN
#undef OWN_BY_NUMBER
#undef LOGIN
#undef LOGIN_BY_NUMBER
#undef STAFF
#undef STAFF_BY_NUMBER
#undef STAFF_NOT_THERE
#undef ADMIN
#undef ADMIN_BY_NUMBER
#undef TEMPLATE
#undef CHECKLIST
#undef CHECKLIST_REQUEST

}  // namespace latchkey::test
