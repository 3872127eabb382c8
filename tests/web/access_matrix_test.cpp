// security.md 19: every route × everybody who may come. The matrix is made from routes(): a route
// that has no row here fails, and so does a row whose route is gone.
#include <boost/test/unit_test.hpp>

#include <memory>

#include "core/domain/confirmation.hpp"
#include "core/domain/hand_over.hpp"
#include "fcgi/http/csrf.hpp"
#include "fcgi/http/user_agent.hpp"
#include "fcgi/routes.hpp"
#include "tests/support/logins.hpp"
#include "tests/support/pin_world.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

enum Who {
  owner,          // the contact, on the device that claimed
  nobody,         // no cookie
  other_device,   // the owner's cookies in another kind of browser
  revoked,        // the owner's device after "this wasn't me"
  deleted,        // the owner's device after the contact was deleted
  other_contact,  // of the same firm, on a device of their own with work of their own
  other_firm,     // a contact of another firm, with that firm's cookies here
  other_portal,   // the same, at their own portal, with this firm's numbers and tokens
  member,         // staff
  other_staff,    // staff of another firm, with that firm's cookies here
  other_desk,     // the same, at their own desk, with this firm's numbers
  pin_session,    // a contact by PIN, to whom this work was sent by magic link too
  login_session,  // the owner by login, on another device
  other_login,    // another contact by login
  kWhos
};
constexpr const char* kNames[] = {"owner",   "nobody",        "other device", "revoked device",
                                  "deleted", "other contact", "other firm",   "other portal",
                                  "member",  "other staff",   "other desk",   "pin session",
                                  "login",   "other login"};

// Beside statuses:
constexpr int kIn = 1;     // let in: 200, 303, or what the form lacks (409, 422)
constexpr int kDoor = 2;   // sent to staff's sign-in
constexpr int kLogIn = 3;  // sent to the client's

struct Expectation {
  Method method;
  std::string_view pattern;
  int expected[kWhos];  // of a pin session 0: as of nobody; of a login 0: as of the owner; of
                        // another's: as of the other contact

  int of(Who who) const {
    if (expected[who] != 0) return expected[who];
    return expected[who == pin_session ? nobody : who == login_session ? owner : other_contact];
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
#define ADMIN \
  { 2, 2, 2, 2, 2, 2, 2, 2, 403, 2, kIn }
#define CHECKLIST "/admin/work/{work}/checklists/{checklist}"
#define CHECKLIST_REQUEST CHECKLIST "/requests/{request}"

//                       owner no-  other  re-   de-    other  other  other   mem- other other
//                             body device voked leted  contct firm   portal  ber  staff desk
constexpr Expectation kRows[] = {
    {get, "/health", EVERYBODY(200)},
    {get, "/ready", EVERYBODY(200)},
    {get, "/", EVERYBODY(200)},
    {get, "/brand.css", EVERYBODY(200)},
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
    {get, "/work/{work}/documents/{document}", BOUND},
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
    {post, "/admin/sign-out", {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}},
    {get, "/admin", STAFF},
    {get, "/admin/settings", ADMIN},
    {post, "/admin/settings", ADMIN},
    {get, "/admin/contacts", STAFF},
    {get, "/admin/contacts/new", STAFF},
    {post, "/admin/contacts/new", STAFF},
    {get, "/admin/contacts/{contact}", STAFF_BY_NUMBER},
    {get, "/admin/contacts/{contact}/edit", STAFF_BY_NUMBER},
    {post, "/admin/contacts/{contact}/edit", STAFF_BY_NUMBER},
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
    {post, "/admin/clients/{client}/contacts", STAFF_BY_NUMBER},
    // What is not there is removed already: a second click.
    {post,
     "/admin/clients/{client}/contacts/{contact}/remove",
     {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 303}},
    {get, "/admin/migration", STAFF},
    {post, "/admin/migration", STAFF},
    {post, "/admin/migration/{migration}/pause", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 409}},
    {post, "/admin/migration/{migration}/resume", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 409}},
    {post, "/admin/migration/{migration}/cancel", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 409}},
    // A member may see what is left, and only an administrator may switch.
    {get, "/admin/settings/new-portal", {2, 2, 2, 2, 2, 2, 2, 2, 403, 2, kIn}},
    {post, "/admin/settings/new-portal", {2, 2, 2, 2, 2, 2, 2, 2, 403, 2, kIn}},
    {get, "/admin/work", STAFF},
    {get, "/admin/work/new", STAFF},
    {post, "/admin/work/new", STAFF},
    {get, "/admin/work/{work}", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/edit", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/edit", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/status", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 422}},  // no status chosen
    {post, "/admin/work/{work}/complete", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/reopen", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/documents/{document}", STAFF_BY_NUMBER},
    {get, "/admin/work/{work}/checklists/new", STAFF_BY_NUMBER},
    {post, "/admin/work/{work}/checklists/new", STAFF_BY_NUMBER},
    {get, CHECKLIST, STAFF_BY_NUMBER},
    {get, CHECKLIST "/edit", STAFF_BY_NUMBER},
    {post, CHECKLIST "/edit", STAFF_BY_NUMBER},
    {post, CHECKLIST "/send", STAFF_BY_NUMBER},
    {post, CHECKLIST "/requests", STAFF_BY_NUMBER},
    {get, CHECKLIST_REQUEST, STAFF_BY_NUMBER},
    {get, CHECKLIST_REQUEST "/edit", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/edit", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/move", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/remove", {2, 2, 2, 2, 2, 2, 2, 2, kIn, 2, 303}},
    {post, CHECKLIST_REQUEST "/comments", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/documents", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/complete", STAFF_BY_NUMBER},
    {post, CHECKLIST_REQUEST "/reopen", STAFF_BY_NUMBER},
};

constexpr const char* kSecrets[] = {"Rent agreement",     "Papers we need", "my-answer-is-42",
                                    "between-you-and-me", "payslip",        "what the file holds"};

/// The firm with its secrets, and everybody who comes.
struct Scene : Portal {
  Sample other = add_firm("brightwater");
  Token link = mailed_link(), notice = mailed_link();
  AddedContact pia = add_contact("Pia Quist", "pia@client.example");
  Token pin_mail = send_by_pin(), reset = mail_pin_reset();
  std::uint64_t migration = start_migration();
  std::vector<FakeBrowser> visitors;
  DeviceId device;
  DocumentId document;
  std::string code;  // for another device, made by the owner's
  PasskeyId passkey;
  SessionId logged_in_as;  // the login's session
  Token confirmation = Token::make(random);

  Scene() {
    db.execute("UPDATE client_requests SET title = 'Elsewhere' WHERE firm_id = ?", {other.firm});
    db.execute("UPDATE checklists SET name = 'Elsewhere' WHERE firm_id = ?", {other.firm});
    FakeBrowser holder = browser();
    claim(holder, link);
    device = *db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
    notice = mail_token(*db.find_value<LinkId>("SELECT link_id FROM bindings", {}),
                        Purpose::not_me_token);
    Answer page = holder.open(request_path(3));
    page = holder.follow(holder.press(page, "/answer", {{"answer", "my-answer-is-42"}}));
    page = holder.follow(holder.press(page, "/comments", {{"comment", "between-you-and-me"}}));
    page = holder.follow(
        holder.upload(page, "/documents", {{"files", "payslip.txt", "what the file holds"}}));
    BOOST_TEST_REQUIRE(page.status == 200);
    document = *db.find_value<DocumentId>("SELECT MAX(id) FROM documents", {});
    const ContactSession session{.id = {},
                                 .contact = sample.contact,
                                 .name = "Nora Quist",
                                 .time_zone = "UTC",
                                 .expires_at = clock.time};
    offer_hand_over(db, keys, sample.firm, session, device, sample.work_item, "203.0.113.7",
                    clock.time);
    code = find_offered_code(db, keys, sample.firm, sample.contact, device, sample.work_item,
                             clock.time)
               .value()
               .code;
    make_visitors(holder);
    make_confirmation();
    for (FakeBrowser& visitor : visitors) {
      visitor.cookies[visit_cookie()] = Token::make(random).text();
    }
  }

  /// To Pia, with work of her own; the sample's she gets by magic link.
  Token send_by_pin() {
    add_recipient(pia);
    Sample hers = add_work("Hers");
    db.execute("UPDATE checklist_recipients SET contact_id = ?, address = ? WHERE work_item_id = ?",
               {pia.id, pia.address, hers.work_item});
    switch_portal(*this, sample.firm, false);
    send_now(*this, hers);
    switch_portal(*this, sample.firm, true);
    // A PIN that nothing opens will do: who comes here is signed in already.
    db.execute(
        "INSERT INTO pins (firm_id, contact_id, pin_hash, created_at, changed_at) "
        "VALUES (?, ?, '', ?, ?)",
        {sample.firm, pia.id, clock.time, clock.time});
    return mailed_pin(*this, hers, pia.id);
  }
  Token mail_pin_reset() {
    Token token = Token::make(random);
    db.execute(
        "INSERT INTO confirmation_tokens (token_hash, firm_id, confirmation_id, created_at) "
        "VALUES (?, ?, ?, ?)",
        {keys.hash(Purpose::confirmation_token, token), sample.firm,
         db.insert(
             "INSERT INTO confirmations (firm_id, contact_id, kind, address, created_at, "
             "expires_at) VALUES (?, ?, 'reset_pin', ?, ?, ?)",
             {sample.firm, pia.id, pia.address, clock.time, clock.time + kConfirmationLifetime}),
         clock.time});
    return token;
  }
  std::uint64_t start_migration() {
    return db.insert(
        "INSERT INTO pin_migrations (firm_id, staff_id, staff_name, pace, state, started_at, "
        "next_at) VALUES (?, ?, 'Ada Finch', 60, 'running', ?, ?)",
        {sample.firm, sample.staff, clock.time, clock.time});
  }
  FakeBrowser signed_in_by_pin() { return signed_in("pin", pia.id); }
  /// The contact's login, with a passkey that nothing opens: who comes here is signed in already.
  FakeBrowser signed_in_by_login() {
    db.execute(
        "INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at) "
        "VALUES (?, ?, '', ?, ?)",
        {sample.firm, sample.contact, clock.time, clock.time});
    passkey = PasskeyId{
        db.insert("INSERT INTO passkeys (firm_id, contact_id, credential_id, credential_hash, "
                  "algorithm, public_key, sign_count, name, created_at) "
                  "VALUES (?, ?, 'an id', ?, -8, '', 0, 'Phone', ?)",
                  {sample.firm, sample.contact, digest("an id"), clock.time})};
    return signed_in("login", sample.contact);
  }
  FakeBrowser signed_in(std::string_view way, ContactId contact) {
    FakeBrowser made = browser(kFirefoxOnWindows);
    Token its_device = Token::make(random), cookie = Token::make(random);
    UserAgent agent = read_user_agent(made.kind.user_agent, made.kind.accept_language);
    DeviceId id{
        db.insert("INSERT INTO devices (firm_id, token_hash, fingerprint, description, created_at) "
                  "VALUES (?, ?, ?, 'Firefox', ?)",
                  {sample.firm, keys.hash(Purpose::device_token, its_device),
                   keys.mac(Purpose::fingerprint, stable_text(agent)), clock.time})};
    db.execute(
        "INSERT INTO sessions (token_hash, firm_id, kind, contact_id, device_id, created_at, "
        "seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {keys.hash(Purpose::session_token, cookie), sample.firm, way, contact, id, clock.time,
         clock.time, clock.time + kPinSession});
    made.cookies = {{"__Host-device", its_device.text()}, {"__Host-session", cookie.text()}};
    return made;
  }

  /// As a mail to the sample's contact holds one, to choose a password.
  void make_confirmation() {
    auto id = db.insert(
        "INSERT INTO confirmations (firm_id, contact_id, kind, address, created_at, expires_at) "
        "VALUES (?, ?, 'make_login', 'nora@client.example', ?, ?)",
        {sample.firm, sample.contact, clock.time, clock.time + kConfirmationLifetime});
    db.execute(
        "INSERT INTO confirmation_tokens (token_hash, firm_id, confirmation_id, created_at) "
        "VALUES (?, ?, ?, ?)",
        {keys.hash(Purpose::confirmation_token, confirmation), sample.firm, id, clock.time});
  }

  std::string visit_cookie() const { return "__Host-visit"; }

  void make_visitors(const FakeBrowser& holder) {
    FakeBrowser thief = browser(kFirefoxOnWindows);
    thief.cookies = holder.cookies;
    AddedContact partner = add_contact("Jo Quist", "jo@client.example");
    Sample more = add_work("Theirs");
    db.execute("UPDATE checklist_recipients SET contact_id = ? WHERE work_item_id = ?",
               {partner.id, more.work_item});
    FakeBrowser theirs = browser(kChromeOnMac);
    claim(theirs, mail_token(add_link(more, partner.id, partner.address)));
    FakeBrowser far = browser_at(other);
    claim(far, mail_token(add_link(other, other.contact, "nora@client.example")));
    FakeBrowser far_here = browser();
    far_here.cookies = far.cookies;
    FakeBrowser colleague = staff(other, "admin"), colleague_here = browser(kChromeOnMac);
    colleague_here.cookies = colleague.cookies;
    visitors = {holder,
                browser(),
                thief,
                holder,
                holder,
                theirs,
                far_here,
                far,
                staff(sample, "member"),
                colleague_here,
                colleague,
                signed_in_by_pin(),
                signed_in_by_login(),
                logged_in(*this, partner.id, kChromeOnMac)};
    logged_in_as = *db.find_value<SessionId>(
        "SELECT id FROM sessions WHERE kind = 'login' AND contact_id = ?", {sample.contact});
  }

  std::string path(std::string_view pattern) {
    std::string text{pattern};
    const std::pair<std::string, std::string> kParts[] = {
        {"{migration}", std::to_string(migration)},
        {"{token}", pattern.starts_with("/pin/")      ? reset.text()
                    : pattern.starts_with("/not-me")  ? notice.text()
                    : pattern.starts_with("/p/")      ? pin_mail.text()
                    : pattern.starts_with("/h/")      ? code
                    : pattern.starts_with("/confirm") ? confirmation.text()
                                                      : link.text()},
        {"{work}", number(sample.work_item)},
        {"{request}", number(request(3))},
        {"{document}", number(document)},
        {"{device}", number(device)},
        {"{passkey}", number(passkey)},
        {"{session}", number(logged_in_as)},
        {"{contact}", number(sample.contact)},
        {"{client}", number(sample.client)},
        {"{checklist}", number(sample.checklist)},
    };
    for (const auto& [part, value] : kParts) {
      if (auto at = text.find(part); at != std::string::npos) text.replace(at, part.size(), value);
    }
    BOOST_TEST_REQUIRE(text.find('{') == std::string::npos, "no example for " << text);
    return text;
  }
  template <class AnyId>
  static std::string number(AnyId id) {
    return std::to_string(id.value);
  }

  void prepare(Who who) {
    if (who == revoked) {
      FakeBrowser anybody = browser(kChromeOnMac);
      anybody.press(anybody.open("/not-me/" + notice.text()), notice.text());
    }
    if (who == deleted) {
      db.execute("UPDATE contacts SET deleted_at = ? WHERE id IN (?, ?)",
                 {clock.time, sample.contact, pia.id});
    }
  }

  /// All that the firm and its clients have written, to the letter, but for numbers that every
  /// scene counts on.
  std::string work_of_the_firm() {
    std::string text;
    for (const char* columns :
         {"name, deleted_at IS NULL FROM contacts", "address FROM contact_addresses",
          "name, kind FROM clients", "'' FROM client_contacts",
          "title, status, due_on FROM work_items", "name FROM checklists",
          "address FROM checklist_recipients",
          "position, title, description, status, comments, documents FROM client_requests",
          "body FROM answers", "body FROM comments", "name, size FROM documents",
          "kind FROM sends"}) {
      db.list(std::string{"SELECT CONCAT_WS('|', "} +
                  std::string{columns}.insert(std::string{columns}.find(" FROM"), ")") +
                  " WHERE firm_id = ?",
              {sample.firm}, [&](Row& row) {
                text += row.get<std::string>() + "\n";
                return 0;
              });
      text += "--\n";
    }
    return text;
  }

  Answer come(Who who, const Route& route) {
    FakeBrowser& visitor = visitors[who];
    const std::string to = path(route.pattern);
    if (route.method == Method::get) return visitor.get(to);
    const std::string area = route.pattern.starts_with("/admin") ? "staff" : "client";
    const std::string csrf = csrf_value(keys, area, visitor.cookies.at(visit_cookie()));
    if (route.body == Body::upload) {
      const std::string body =
          "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf +
          "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n" +
          "abc\r\n--b--\r\n";
      return visitor.raw_post(to, "multipart/form-data; boundary=b", body);
    }
    return visitor.post(
        to, {{"csrf", csrf}, {"answer", "planted"}, {"comment", "planted"}, {"name", "planted"}});
  }
};

bool to_staff_door(const Answer& answer) {
  return answer.header("Location").starts_with("/admin/sign-in");
}
bool to_login(const Answer& answer) {
  return answer.status == 303 && answer.header("Location").starts_with("/login?");
}

bool fits(const Answer& answer, int expected) {
  const bool to_door = to_staff_door(answer);
  const bool to_login = answer.header("Location").starts_with("/login?return=") ||
                        answer.header("Location") == "/login?said=session-over";
  switch (expected) {
    case kIn:
      return answer.status == 200 || answer.status == 409 || answer.status == 422 ||
             (answer.status == 303 && !to_door && !to_login);
    case kDoor:
      return answer.status == 303 && to_door;
    case kLogIn:
      return answer.status == 303 && to_login;
    default:
      return answer.status == expected && !to_door;
  }
}

const Expectation* row_of(const Route& route) {
  for (const Expectation& row : kRows) {
    if (row.method == route.method && row.pattern == route.pattern) return &row;
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(access_matrix)

BOOST_AUTO_TEST_CASE(each_route_has_a_row_and_each_row_a_route) {
  for (const Route& route : routes()) {
    BOOST_TEST((row_of(route) != nullptr),
               "who may use " << route.pattern << "? Say it in tests/web/access_matrix_test.cpp");
  }
  BOOST_TEST(std::size(kRows) == routes().size());
}

BOOST_AUTO_TEST_CASE(nobody_comes_in_where_the_table_does_not_say_so) {
  std::unique_ptr<Scene> scene;
  std::string clean, work;
  for (int number = 0; number < kWhos; ++number) {
    const Who who = static_cast<Who>(number);
    scene = std::make_unique<Scene>();
    scene->prepare(who);
    clean = scene->checksum();
    work = scene->work_of_the_firm();
    for (const Route& route : routes()) {
      const Expectation* row = row_of(route);
      if (!row) continue;
      BOOST_TEST_CONTEXT(kNames[who] << " at " << route.pattern
                                     << (route.method == Method::post ? " (POST)" : "")) {
        const int expected = row->of(who);
        Answer answer = scene->come(who, route);
        BOOST_TEST(fits(answer, expected), "status " << answer.status << " "
                                                     << answer.header("Location") << ", expected "
                                                     << expected);
        const bool client = who == owner || who == login_session;
        if (!client && who != member) {
          for (const char* secret : kSecrets) BOOST_TEST(!answer.has(secret), secret);
        }
        if (scene->checksum() == clean) continue;
        // Something was written: by whoever may, of what is theirs, or the trail has a note.
        if (!client && who != member) BOOST_TEST(scene->work_of_the_firm() == work);
        if (answer.status >= 400 || fits(answer, kDoor) || fits(answer, kLogIn)) {
          BOOST_TEST(scene->count("devices", "name = 'planted'") == 0u);
          BOOST_TEST(scene->count("bindings", "ended_at IS NOT NULL") ==
                     (who == revoked ? 1u : 0u));
        }
        scene = std::make_unique<Scene>();
        scene->prepare(who);
        clean = scene->checksum();
        work = scene->work_of_the_firm();
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(no_route_changes_anything_by_get_or_head) {
  Scene scene;
  // Reading a file is put into the trail, and a guide that nobody asked for yet is made and kept;
  // nothing else is written.
  const auto rest = [&] { return scene.checksum({"audit_events", "audit_heads", "help_guides"}); };
  const std::string before = rest();
  for (const Route& route : routes()) {
    if (route.method != Method::get) continue;
    for (Who who : {owner, nobody, other_contact, member, pin_session, login_session}) {
      FakeBrowser visitor = scene.visitors[who];
      visitor.get(scene.path(route.pattern));
      visitor.head(scene.path(route.pattern));
      BOOST_TEST(rest() == before, route.pattern << " by " << kNames[who]);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_post_wants_its_csrf_from_everybody) {
  auto scene = std::make_unique<Scene>();
  const std::string before = scene->checksum();
  for (const Route& route : routes()) {
    if (route.method != Method::post) continue;
    const std::string to = scene->path(route.pattern);
    const std::string boundary = "--b\r\nContent-Disposition: form-data; name=\"";
    for (Who who : {owner, nobody, member, pin_session, login_session}) {
      FakeBrowser visitor = scene->visitors[who];
      Answer answer;
      if (route.body == Body::upload) {
        answer = visitor.raw_post(to, "multipart/form-data; boundary=b",
                                  boundary + "files\"; filename=\"a.txt\"\r\n\r\nabc\r\n--b--\r\n");
      } else {
        answer = visitor.post(to, {{"csrf", Token::make(scene->random).text()}});
      }
      BOOST_TEST((answer.status == 403 || fits(answer, kDoor) || to_login(answer)),
                 route.pattern << " by " << kNames[who] << ": " << answer.status);
    }
  }
  BOOST_TEST(scene->checksum() == before);
}

BOOST_AUTO_TEST_CASE(a_path_in_the_wrong_way_is_refused_without_effect) {
  Scene scene;
  FakeBrowser visitor = scene.visitors[owner];
  const std::string before = scene.checksum();
  for (const Route& route : routes()) {
    const std::string to = scene.path(route.pattern);
    Request odd = visitor.request(Method::other, to);
    BOOST_TEST(visitor.send(odd).status == 405, route.pattern);
    BOOST_TEST(visitor.get(to + "/").status >= (to == "/" ? 200 : 404), route.pattern);
    BOOST_TEST(visitor.get(to + "/../").status == 404, route.pattern);
  }
  for (const char* path :
       {"/work/0", "/work/-1", "/work/1.0", "/work/0x1", "/work/1e3", "/work/ 1",
        "/work/9999999999999999999", "/work/01", "//work", "/WORK", "/work/1%00"}) {
    BOOST_TEST(visitor.get(path).status == 404, path);
  }
  BOOST_TEST(scene.checksum() == before);
}

BOOST_AUTO_TEST_SUITE_END()
