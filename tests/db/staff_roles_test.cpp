// Who works at a firm and as what: the last administrator, leaving, invitations, new passwords.
#include "core/domain/staff_roles.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "core/domain/audit.hpp"
#include "core/domain/staff_invitation.hpp"
#include "core/domain/staff_session.hpp"
#include "core/domain/staff_sign_in.hpp"
#include "tests/support/staff_app.hpp"

using namespace latchkey;
using namespace latchkey::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kPassword = "purple gravel teapot anthem";

struct Office : World {
  PasswordGate gate{2};
  Browser browser{
      .device = {}, .fingerprint = {}, .description = "Firefox on Windows", .ip = "203.0.113.5"};
  StepFrom from{browser, {}};

  Office() { db.execute("UPDATE staff SET role = 'admin' WHERE id = ?", {sample.staff}); }

  StaffId add(const std::string& name, const std::string& role) {
    return StaffId{db.insert(
        "INSERT INTO staff (firm_id, name, address, role, password_hash, created_at, totp_since) "
        "VALUES (?, ?, ?, ?, '', ?, ?)",
        {sample.firm, name, name + "@hartwell.example", role, clock.time, clock.time})};
  }
  SessionId session_of(StaffId staff) {
    Token cookie = Token::make(random);
    start_staff_session(db, sample.firm, staff, browser, keys.hash(Purpose::session_token, cookie),
                        {}, clock.time);
    return *db.find_value<SessionId>("SELECT MAX(id) FROM sessions WHERE staff_id = ?", {staff});
  }
  StaffChange deactivate(StaffId staff, std::optional<StaffId> heir = {}) {
    return deactivate_staff(db, keys, sample.firm, ada(), staff, heir, clock.time);
  }
  std::uint64_t admins() { return count("staff", "role = 'admin' AND deactivated_at IS NULL"); }
  Token token_of(InvitationId invitation) {
    Token token = Token::make(random);
    hand_out_invitation(db, sample.firm, invitation, keys.hash(Purpose::invitation_token, token),
                        clock.time);
    return token;
  }
  std::optional<StaffInvitation> open(const Token& token) {
    return find_invitation(db, sample.firm, keys.hash(Purpose::invitation_token, token),
                           clock.time);
  }
  SaveResult<InvitationId> invite(const std::string& address, Role role = Role::member) {
    return invite_staff(db, keys, random, sample.firm, ada(), {"Cleo Park", address, role},
                        clock.time);
  }
  StaffChoice accept(const StaffInvitation& invitation, std::string_view password = kPassword) {
    return accept_invitation(db, keys, random, gate, firm(), invitation, "Cleo Park", password,
                             from, clock.time);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(staff_roles, Office)

BOOST_AUTO_TEST_CASE(the_last_administrator_stays_one) {
  const StaffId bo = add("bo", "member");
  BOOST_TEST((set_staff_role(db, keys, sample.firm, ada(), sample.staff, Role::member,
                             clock.time) == StaffChange::last_admin));
  BOOST_TEST((deactivate(sample.staff) == StaffChange::last_admin));
  BOOST_TEST((set_staff_role(db, keys, sample.firm, ada(), bo, Role::admin, clock.time) ==
              StaffChange::done));
  BOOST_TEST((set_staff_role(db, keys, sample.firm, ada(), sample.staff, Role::member,
                             clock.time) == StaffChange::done));
  // A deactivated administrator is none who remains.
  const StaffId cleo = add("cleo", "admin");
  BOOST_TEST((deactivate(cleo) == StaffChange::done));
  BOOST_TEST((deactivate(bo) == StaffChange::last_admin));
  BOOST_TEST(admins() == 1u);
}

BOOST_AUTO_TEST_CASE(sixteen_administrators_who_all_leave_at_once_leave_one) {
  std::vector<StaffId> all{sample.staff};
  for (int i = 1; i < 16; ++i) all.push_back(add("admin" + std::to_string(i), "admin"));
  std::atomic<int> refused{0};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < all.size(); ++i) {
    threads.emplace_back([&, i] {
      Database own{TestDatabase::settings()};
      const ActingStaff by{all[i], "Somebody", "203.0.113.9"};
      auto change =
          i % 2 == 0 ? deactivate_staff(own, keys, sample.firm, by, all[i], {}, clock.time)
                     : set_staff_role(own, keys, sample.firm, by, all[i], Role::member, clock.time);
      if (change == StaffChange::last_admin) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(refused == 1);
  BOOST_TEST(admins() == 1u);
  BOOST_TEST(!find_broken_audit_row(db, keys, sample.firm).has_value());
}

BOOST_AUTO_TEST_CASE(who_leaves_is_signed_out_and_their_open_work_goes_to_a_colleague) {
  const StaffId bo = add("bo", "member"), cleo = add("cleo", "member");
  session_of(bo);
  session_of(bo);
  db.execute("UPDATE work_items SET assignee_id = ?", {bo});
  add_work("Accounts");
  Sample done = add_work("Done");
  db.execute("UPDATE work_items SET assignee_id = ?", {bo});
  complete_work(done.work_item);
  Departure departure = count_departure(db, sample.firm, bo, clock.time);
  BOOST_TEST(departure.open_work == 2u);
  BOOST_TEST(departure.sessions == 2u);
  BOOST_TEST((deactivate(bo, bo) == StaffChange::nobody));
  BOOST_TEST((deactivate(bo, StaffId{999999}) == StaffChange::nobody));
  BOOST_TEST((deactivate(bo, cleo) == StaffChange::done));
  BOOST_TEST((deactivate(bo, cleo) == StaffChange::as_it_was));
  BOOST_TEST(count("sessions", "kind = 'staff'") == 0u);
  BOOST_TEST(count("work_items", "assignee_id = " + std::to_string(cleo.value)) == 2u);
  BOOST_TEST(count("work_items", "assignee_id = " + std::to_string(bo.value)) == 1u);
  BOOST_TEST(!find_staff(db, sample.firm, bo).has_value());
  BOOST_TEST((reactivate_staff(db, keys, sample.firm, ada(), bo, clock.time) == StaffChange::done));
  BOOST_TEST(find_staff(db, sample.firm, bo).has_value());
}

BOOST_AUTO_TEST_CASE(nobody_of_another_firm_is_reached) {
  Sample other = add_firm("other");
  BOOST_TEST((set_staff_role(db, keys, sample.firm, ada(), other.staff, Role::admin, clock.time) ==
              StaffChange::gone));
  BOOST_TEST((deactivate(other.staff) == StaffChange::gone));
  BOOST_TEST((reset_staff_second_factor(db, keys, random, sample.firm, ada(), other.staff,
                                        clock.time) == StaffChange::gone));
  BOOST_TEST(!find_listed_staff(db, sample.firm, other.staff).has_value());
}

BOOST_AUTO_TEST_CASE(a_reset_takes_every_factor_and_session_and_is_told_by_mail) {
  const StaffId bo = add("bo", "member");
  give_app(*this, bo);
  session_of(bo);
  BOOST_TEST((reset_staff_second_factor(db, keys, random, sample.firm, ada(), bo, clock.time) ==
              StaffChange::done));
  BOOST_TEST(!find_second_factor(db, sample.firm, bo)->on());
  BOOST_TEST(count("sessions", "kind = 'staff'") == 0u);
  BOOST_TEST(count("outbox",
                   "letter = 'second_factor_reset' AND to_address = "
                   "'bo@hartwell.example' AND contact_id IS NULL") == 1u);
  BOOST_TEST((reset_staff_second_factor(db, keys, random, sample.firm, ada(), bo, clock.time) ==
              StaffChange::as_it_was));
}

BOOST_AUTO_TEST_CASE(all_sessions_but_this_one_end) {
  const StaffId bo = add("bo", "member");
  session_of(bo);
  const SessionId kept = session_of(bo);
  session_of(sample.staff);
  const ActingStaff by{bo, "bo", "203.0.113.5"};
  BOOST_TEST(list_staff_sessions(db, sample.firm, bo, clock.time).size() == 2u);
  BOOST_TEST(end_other_staff_sessions(db, keys, sample.firm, by, kept, clock.time) == 1u);
  auto left = list_staff_sessions(db, sample.firm, bo, clock.time);
  BOOST_REQUIRE(left.size() == 1u);
  BOOST_TEST(left[0].session.value == kept.value);
  BOOST_TEST(left[0].browser == "Firefox on Windows");
  BOOST_TEST(left[0].ip == "203.0.113.5");
  BOOST_TEST(list_staff_sessions(db, sample.firm, sample.staff, clock.time).size() == 1u);
  // A colleague's is none of one's own.
  auto theirs = list_staff_sessions(db, sample.firm, sample.staff, clock.time)[0].session;
  BOOST_TEST(!end_staff_session(db, keys, sample.firm, by, theirs, clock.time));
  BOOST_TEST(end_staff_session(db, keys, sample.firm, by, kept, clock.time));
}

BOOST_AUTO_TEST_CASE(an_invitation_works_once_for_seven_days) {
  const InvitationId made = invite("cleo@hartwell.example", Role::admin).id;
  const Token token = token_of(made);
  BOOST_TEST(count("outbox", "letter = 'staff_invitation' AND invitation_id = " +
                                 std::to_string(made.value)) == 1u);
  clock.pass(24h * 7 - 1s);
  BOOST_TEST((open(token)->state == InvitationState::open));
  clock.pass(1s);
  BOOST_TEST((open(token)->state == InvitationState::expired));
  BOOST_TEST((accept(*open(token)).outcome == StaffChoiceOutcome::over));
  BOOST_TEST(resend_invitation(db, keys, random, sample.firm, ada(), made, clock.time).there);
  auto invitation = *open(token);
  BOOST_TEST((accept(invitation, "too short").outcome == StaffChoiceOutcome::refused));
  auto accepted = accept(invitation);
  BOOST_REQUIRE((accepted.outcome == StaffChoiceOutcome::chosen));
  auto joined = find_staff(db, sample.firm, "cleo@hartwell.example");
  BOOST_REQUIRE(joined.has_value());
  BOOST_TEST((joined->role == Role::admin));
  BOOST_TEST((accept(invitation).outcome == StaffChoiceOutcome::over));
  BOOST_TEST((open(token)->state == InvitationState::accepted));
  // Between password and session stands the second step.
  auto visitor = resume_staff(db, "hartwell",
                              keys.hash(Purpose::session_token, *accepted.half_cookie), clock.time);
  BOOST_TEST(!visitor->session.has_value());
  BOOST_TEST(visitor->half->account.staff.value == joined->id.value);
}

BOOST_AUTO_TEST_CASE(an_invitation_is_for_an_address_that_nobody_has_and_is_not_invited) {
  BOOST_TEST((invite("cleo@hartwell.example").outcome == SaveOutcome::saved));
  BOOST_TEST((invite("Cleo@Hartwell.example").outcome == SaveOutcome::refused));
  BOOST_TEST((invite("ada@hartwell.example").outcome == SaveOutcome::refused));
  BOOST_TEST((invite("nonsense").outcome == SaveOutcome::refused));
  auto listed = list_staff_invitations(db, sample.firm, clock.time);
  BOOST_REQUIRE(listed.size() == 1u);
  const Token token = token_of(listed[0].id);
  BOOST_TEST(withdraw_invitation(db, keys, sample.firm, ada(), listed[0].id, clock.time));
  BOOST_TEST(!withdraw_invitation(db, keys, sample.firm, ada(), listed[0].id, clock.time));
  BOOST_TEST((accept(*open(token)).outcome == StaffChoiceOutcome::over));
  BOOST_TEST((invite("cleo@hartwell.example").outcome == SaveOutcome::saved));
  BOOST_TEST(!find_invitation(db, add_firm("other").firm,
                              keys.hash(Purpose::invitation_token, token), clock.time)
                  .has_value());
}

BOOST_AUTO_TEST_CASE(sixteen_who_accept_at_once_make_one_member_of_staff) {
  const Token token = token_of(invite("cleo@hartwell.example").id);
  const StaffInvitation invitation = *open(token);
  const Firm here = firm();
  std::atomic<int> chosen{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&] {
      Database own{TestDatabase::settings()};
      SystemRandom own_random;
      auto choice = accept_invitation(own, keys, own_random, gate, here, invitation, "Cleo",
                                      kPassword, from, clock.time);
      if (choice.outcome == StaffChoiceOutcome::chosen) ++chosen;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(chosen == 1);
  BOOST_TEST(count("staff", "address = 'cleo@hartwell.example'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_mailed_link_sets_a_new_password_once_and_leaves_the_second_step) {
  const std::string secret = give_app(*this, sample.staff);
  session_of(sample.staff);
  auto mailed = [&] {
    ask_confirmation(db, keys, random, sample.firm, ConfirmationKind::reset_staff,
                     "ada@hartwell.example", browser, clock.time);
    Token token = Token::make(random);
    hand_out_staff_reset(db, sample.firm,
                         *db.find_value<ConfirmationId>("SELECT MAX(id) FROM confirmations", {}),
                         sample.staff, keys.hash(Purpose::confirmation_token, token), clock.time);
    return token;
  };
  auto find = [&](const Token& token) {
    return *find_staff_reset(db, sample.firm, keys.hash(Purpose::confirmation_token, token),
                             clock.time);
  };
  const Token first = mailed();
  clock.pass(2min);
  const Token second = mailed();
  BOOST_TEST((find(first).state == ConfirmationState::ended));
  auto reset = find(second);
  auto choose = [&](std::string_view password) {
    return reset_staff_password(db, keys, random, gate, firm(), reset, password, from, clock.time);
  };
  BOOST_TEST((choose("passwordpassword").outcome == StaffChoiceOutcome::refused));
  auto chosen = choose(kPassword);
  BOOST_REQUIRE((chosen.outcome == StaffChoiceOutcome::chosen));
  BOOST_TEST((choose(kPassword).outcome == StaffChoiceOutcome::over));
  BOOST_TEST((find(second).state == ConfirmationState::used));
  BOOST_TEST(count("sessions", "kind = 'staff'") == 0u);
  BOOST_TEST(find_second_factor(db, sample.firm, sample.staff)->on());
  BOOST_TEST(count("outbox", "letter = 'password_changed' AND staff_id IS NOT NULL") == 1u);
  auto in = sign_in(db, keys, random, gate, sample.firm, "ada@hartwell.example", kPassword, from,
                    clock.time);
  BOOST_TEST((in.outcome == SignInOutcome::second_step));
}

BOOST_AUTO_TEST_CASE(a_new_password_of_ones_own_gives_the_session_a_new_number) {
  db.execute("UPDATE staff SET password_hash = ? WHERE id = ?",
             {hash_password(kPassword), sample.staff});
  session_of(sample.staff);
  const SessionId session = session_of(sample.staff);
  const ActingAccount by{sample.staff, "Ada Finch", "203.0.113.5", "Firefox on Windows"};
  auto change = [&](std::string_view now, std::string_view wanted) {
    return change_staff_password(db, keys, random, gate, firm(), by, session, now, wanted,
                                 clock.time);
  };
  auto hash = [&] {
    return *db.find_value<std::string>("SELECT HEX(token_hash) FROM sessions WHERE id = ?",
                                       {session});
  };
  const std::string before = hash();
  BOOST_TEST(change("not this one", "violet anchor meadow lamp").objections.size() == 1u);
  BOOST_TEST(change(kPassword, "short").objections.size() == 1u);
  BOOST_TEST(hash() == before);
  BOOST_TEST(change(kPassword, "violet anchor meadow lamp").session_cookie.has_value());
  BOOST_TEST(hash() != before);
  BOOST_TEST(count("sessions", "kind = 'staff'") == 1u);
  BOOST_TEST(count("outbox", "letter = 'password_changed'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_new_phone_takes_the_old_ones_place_and_the_last_factor_stays) {
  db.execute("UPDATE staff SET password_hash = ? WHERE id = ?",
             {hash_password(kPassword), sample.staff});
  const std::string old = give_app(*this, sample.staff);
  const ActingAccount by{sample.staff, "Ada Finch", "203.0.113.5", "Firefox on Windows"};
  auto offer = make_totp_offer(keys, random, sample.firm, sample.staff, clock.time);
  auto replace = [&](const std::string& code, std::string_view password) {
    return replace_totp(db, keys, random, gate, sample.firm, by, offer, code, password, clock.time)
        .outcome;
  };
  const std::string now = totp_code(offer.secret, totp_step(clock.time));
  BOOST_TEST((replace(now, "not this one") == ReplaceOutcome::wrong_password));
  BOOST_TEST(
      (replace(totp_code(old, totp_step(clock.time)), kPassword) == ReplaceOutcome::wrong_code));
  BOOST_TEST((replace(now, kPassword) == ReplaceOutcome::replaced));
  BOOST_TEST((turn_off_totp(db, keys, random, gate, firm(), by, kPassword, clock.time).outcome ==
              WeakenOutcome::required));
  BOOST_TEST(find_second_factor(db, sample.firm, sample.staff)->on());
}

BOOST_AUTO_TEST_SUITE_END()
