#include "tests/support/access_matrix_scene.hpp"

#include <boost/algorithm/string.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "core/domain/confirmation.hpp"
#include "core/domain/hand_over.hpp"
#include "core/domain/staff_invitation.hpp"
#include "fcgi/http/csrf.hpp"
#include "fcgi/http/user_agent.hpp"
#include "tests/support/logins.hpp"
#include "tests/support/pin_world.hpp"

namespace latchkey::test {

AccessScene::AccessScene() {
  db.execute("UPDATE client_requests SET title = 'Elsewhere' WHERE firm_id = ?", {other.firm});
  db.execute("UPDATE checklists SET name = 'Elsewhere' WHERE firm_id = ?", {other.firm});
  FakeBrowser holder = browser();
  claim(holder, link);
  device = *db.find_value<DeviceId>("SELECT MAX(id) FROM devices", {});
  notice =
      mail_token(*db.find_value<LinkId>("SELECT link_id FROM bindings", {}), Purpose::not_me_token);
  Answer page = holder.open(request_path(3));
  page = holder.follow(holder.press(page, "/answer", {{"answer", "my-answer-is-42"}}));
  page = holder.follow(holder.press(page, "/comments", {{"comment", "between-you-and-me"}}));
  page = holder.follow(
      holder.upload(page, "/documents", {{"files", "payslip.txt", "what the file holds"}}));
  BOOST_TEST_REQUIRE(page.status == 200);
  document = *db.find_value<DocumentId>("SELECT MAX(id) FROM documents", {});
  // Any sealed file will do as its picture.
  db.execute(
      "INSERT INTO preview_pictures (firm_id, work_item_id, document_id, page, width, height, "
      "size, "
      "stored_as, sealed_key) SELECT firm_id, work_item_id, id, 1, 9, 9, size, stored_as, "
      "sealed_key "
      "FROM documents WHERE id = ?",
      {document});
  const ContactSession session{.id = {},
                               .contact = sample.contact,
                               .name = "Nora Quist",
                               .time_zone = "UTC",
                               .expires_at = clock.time};
  offer_hand_over(db, keys, sample.firm, session, device, sample.work_item, "203.0.113.7",
                  clock.time);
  code =
      find_offered_code(db, keys, sample.firm, sample.contact, device, sample.work_item, clock.time)
          .value()
          .code;
  make_visitors(holder);
  make_confirmation();
  for (FakeBrowser& visitor : visitors) {
    visitor.cookies[visit_cookie()] = Token::make(random).text();
  }
}

Token AccessScene::send_by_pin() {
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

Token AccessScene::mail_pin_reset() {
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

Token AccessScene::mail_invitation() {
  Token token = Token::make(random);
  invitation = invite_staff(db, keys, random, sample.firm, ada(),
                            {"Cleo Park", "cleo@staff.example", Role::member}, clock.time)
                   .id;
  hand_out_invitation(db, sample.firm, invitation, keys.hash(Purpose::invitation_token, token),
                      clock.time);
  return token;
}

Token AccessScene::mail_staff_reset() {
  Token token = Token::make(random);
  ConfirmationId made{
      db.insert("INSERT INTO confirmations (firm_id, contact_id, kind, address, created_at, "
                "expires_at) SELECT firm_id, 0, 'reset_staff', address, ?, ? FROM staff "
                "WHERE id = ?",
                {clock.time, clock.time + kConfirmationLifetime, sample.staff})};
  hand_out_staff_reset(db, sample.firm, made, sample.staff,
                       keys.hash(Purpose::confirmation_token, token), clock.time);
  return token;
}

std::uint64_t AccessScene::start_migration() {
  return db.insert(
      "INSERT INTO pin_migrations (firm_id, staff_id, staff_name, pace, state, started_at, "
      "next_at) VALUES (?, ?, 'Ada Finch', 60, 'running', ?, ?)",
      {sample.firm, sample.staff, clock.time, clock.time});
}

std::uint64_t AccessScene::make_template() {
  auto id = db.insert(
      "INSERT INTO checklist_templates (firm_id, name, title, created_at, changed_at) "
      "VALUES (?, 'Yearly return', 'Papers for {year}', ?, ?)",
      {sample.firm, clock.time, clock.time});
  // Its request has the number of the checklist's, so that one path fits both.
  db.execute(
      "INSERT INTO template_requests (firm_id, template_id, id, position, kind, title, "
      "description, created_at) VALUES (?, ?, ?, 1, 'text', 'Receipts', '', ?)",
      {sample.firm, id, request(3), clock.time});
  return id;
}

FakeBrowser AccessScene::signed_in_by_login() {
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

FakeBrowser AccessScene::signed_in(std::string_view way, ContactId contact) {
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

void AccessScene::make_confirmation() {
  auto id = db.insert(
      "INSERT INTO confirmations (firm_id, contact_id, kind, address, created_at, expires_at) "
      "VALUES (?, ?, 'make_login', 'nora@client.example', ?, ?)",
      {sample.firm, sample.contact, clock.time, clock.time + kConfirmationLifetime});
  db.execute(
      "INSERT INTO confirmation_tokens (token_hash, firm_id, confirmation_id, created_at) "
      "VALUES (?, ?, ?, ?)",
      {keys.hash(Purpose::confirmation_token, confirmation), sample.firm, id, clock.time});
}

void AccessScene::make_visitors(const FakeBrowser& holder) {
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
              logged_in(*this, partner.id, kChromeOnMac),
              staff(sample, "admin")};
  logged_in_as = *db.find_value<SessionId>(
      "SELECT id FROM sessions WHERE kind = 'login' AND contact_id = ?", {sample.contact});
}

std::string AccessScene::path(std::string_view pattern) {
  std::string text{pattern};
  const std::pair<std::string, std::string> kParts[] = {
      {"{migration}", std::to_string(migration)},
      {"{bulk}", std::to_string(bulk)},
      {"{status}", number(status)},
      {"{token}", pattern.starts_with("/pin/")               ? reset.text()
                  : pattern.starts_with("/not-me")           ? notice.text()
                  : pattern.starts_with("/p/")               ? pin_mail.text()
                  : pattern.starts_with("/h/")               ? code
                  : pattern.starts_with("/confirm")          ? confirmation.text()
                  : pattern.starts_with("/admin/reset")      ? staff_reset.text()
                  : pattern.starts_with("/admin/invitation") ? invited.text()
                                                             : link.text()},
      {"{staff}", number(sample.staff)},
      {"{invitation}", number(invitation)},
      {"{work}", number(sample.work_item)},
      {"{request}", number(request(3))},
      {"{document}", number(document)},
      {"{device}", number(device)},
      {"{passkey}", number(passkey)},
      {"{session}", number(logged_in_as)},
      {"{contact}", number(sample.contact)},
      {"{client}", number(sample.client)},
      {"{import}", number(import)},
      {"{checklist}", number(sample.checklist)},
      {"{template}", std::to_string(checklist_template)},
  };
  for (const auto& [part, value] : kParts) {
    if (auto at = text.find(part); at != std::string::npos) text.replace(at, part.size(), value);
  }
  BOOST_TEST_REQUIRE(text.find('{') == std::string::npos, "no example for " << text);
  return text;
}

void AccessScene::prepare(Who who) {
  if (who == revoked) {
    FakeBrowser anybody = browser(kChromeOnMac);
    anybody.press(anybody.open("/not-me/" + notice.text()), notice.text());
  }
  if (who == deleted) {
    db.execute("UPDATE contacts SET deleted_at = ? WHERE id IN (?, ?)",
               {clock.time, sample.contact, pia.id});
  }
}

void AccessScene::keep() {
  for (const std::string& table : TestDatabase::tables()) {
    db.run("CREATE OR REPLACE TEMPORARY TABLE kept_" + table + " SELECT * FROM " + table);
  }
  std::filesystem::copy(store.documents(), store.folder / "kept",
                        std::filesystem::copy_options::recursive);
  as_kept_ = visitors;
  clean_ = checksum();
}

void AccessScene::put_back() {
  const auto lines = [](const std::string& text) {
    std::vector<std::string> found;
    boost::split(found, text, boost::is_any_of("\n"));
    return found;
  };
  const auto was = lines(clean_), is = lines(checksum());
  db.run("SET foreign_key_checks = 0");
  for (std::size_t i = 0; i < TestDatabase::tables().size(); ++i) {
    if (was.at(i) == is.at(i)) continue;
    const std::string& table = TestDatabase::tables()[i];
    db.run("DELETE FROM " + table);
    // What the database computes by itself it takes from nobody.
    auto columns = *db.find_value<std::string>(
        "SELECT GROUP_CONCAT(column_name) FROM information_schema.columns "
        "WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%GENERATED'",
        {table});
    db.run("INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM kept_" + table);
  }
  db.run("SET foreign_key_checks = 1");
  std::filesystem::copy(
      store.folder / "kept", store.documents(),
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::skip_existing);
  visitors = as_kept_;
  BOOST_TEST_REQUIRE(!changed());
}

std::string AccessScene::work_of_the_firm() {
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

Answer AccessScene::come(Who who, const Route& route) {
  FakeBrowser& visitor = visitors[who];
  const std::string to = path(route.pattern);
  if (route.method == Method::get) return visitor.get(to);
  const std::string area = route.pattern.starts_with("/admin") ? "staff" : "client";
  // As of a page that they loaded while signed in, where they are.
  const bool signed_in = who == owner || who == other_contact || who == other_portal ||
                         who == pin_session || who == login_session || who == other_login;
  const std::string bound_to =
      visitor.cookies.at(area == "client" && signed_in ? "__Host-session" : visit_cookie());
  const std::string csrf = csrf_value(keys, area, bound_to);
  if (route.body != Body::form) {
    const std::string body =
        "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf +
        "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n" +
        "abc\r\n--b--\r\n";
    return visitor.raw_post(to, "multipart/form-data; boundary=b", body);
  }
  return visitor.post(
      to, {{"csrf", csrf}, {"answer", "planted"}, {"comment", "planted"}, {"name", "planted"}});
}

}  // namespace latchkey::test
