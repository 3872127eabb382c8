#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "core/base/clock.hpp"
#include "core/bin/commands.hpp"
#include "core/domain/staff_password.hpp"

namespace latchkey {
namespace {

/// The terminal does not show what is typed while it lives.
class NoEcho {
 public:
  NoEcho() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  ~NoEcho() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

std::string read_password(const std::string& file) {
  if (!file.empty()) return read_secret_file(file);
  std::string line;
  if (::isatty(STDIN_FILENO)) {
    NoEcho silent;
    std::cerr << "Password: " << std::flush;
    std::getline(std::cin, line);
    std::cerr << "\n";
  } else {
    std::getline(std::cin, line);
  }
  if (line.empty()) throw CommandFailed("the first line of standard input holds no password");
  return line;
}

Role read_role(const std::string& word) {
  if (word == "admin") return Role::admin;
  if (word == "member") return Role::member;
  throw Misuse("--role is admin or member");
}

void refuse_objections(const SaveResult<StaffId>& result) {
  if (result.outcome == SaveOutcome::saved) return;
  std::string words;
  for (const Objection& objection : result.objections) {
    words += (words.empty() ? "" : "\n") + objection.words;
  }
  throw CommandFailed(words);
}

int create(const Invocation& invocation) {
  NewStaff typed{invocation.option("name"), invocation.option("address"),
                 read_role(invocation.option("role")), ""};
  Config config = invocation.config();
  Keyring keys = Keyring::from_file(config.key_file);
  Database db{DatabaseSettings::of(config)};
  auto firm = find_firm(db, invocation.option("firm"));
  if (!firm) throw CommandFailed("there is no firm with the slug " + invocation.option("firm"));
  typed.password = read_password(invocation.option("password-file"));
  refuse_objections(create_staff(db, keys, *firm, typed,
                                 {.contact = {}, .staff = {}, .name = "latchkey staff create"}, "",
                                 SystemClock{}.now()));
  std::cout << typed.name << " can sign in at " << firm->base_url
            << "/admin/sign-in, and sets up a second step there first\n";
  return kDone;
}

int reset(const Invocation& invocation) {
  Config config = invocation.config();
  Keyring keys = Keyring::from_file(config.key_file);
  Database db{DatabaseSettings::of(config)};
  auto firm = find_firm(db, invocation.option("firm"));
  if (!firm) throw CommandFailed("there is no firm with the slug " + invocation.option("firm"));
  auto staff = find_staff(db, firm->id, invocation.option("address"));
  if (!staff) throw CommandFailed("nobody who works there has this address");
  const std::string password = read_password(invocation.option("password-file"));
  SystemRandom random;
  refuse_objections(reset_staff_account(
      db, keys, random, *firm, *staff, password,
      {.contact = {}, .staff = {}, .name = "latchkey staff reset"}, SystemClock{}.now()));
  std::cout << staff->name << " can sign in at " << firm->base_url
            << "/admin/sign-in with the new password, and sets up a new second step there first\n";
  return kDone;
}

}  // namespace

Command staff_create_command() {
  return {"staff create",
          "makes a member of a firm's staff",
          "The password is the first line of FILE or, without one, of standard input: 15 to 128\n"
          "characters, and not one that is easy to guess.",
          {{"firm", "SLUG", "the firm's slug", true, ""},
           {"name", "NAME", "as clients and colleagues see it", true, ""},
           {"address", "ADDRESS", "signs in with it, and gets notices there", true, ""},
           {"role", "ROLE", "admin or member", true, ""},
           {"password-file", "FILE", "holds the password", false, ""}},
          "",
          create};
}

Command staff_reset_command() {
  return {
      "staff reset",
      "gives somebody who works at a firm a new password, and takes their second step away",
      "For who lost both, or the last administrator. Their sessions end, they are told by mail,\n"
      "and their next sign-in begins with setting up a new second step. The password is the\n"
      "first line of FILE or, without one, of standard input, as for staff create.",
      {{"firm", "SLUG", "the firm's slug", true, ""},
       {"address", "ADDRESS", "they sign in with", true, ""},
       {"password-file", "FILE", "holds the password", false, ""}},
      "",
      reset};
}

}  // namespace latchkey
