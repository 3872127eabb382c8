#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/base/pdf_lock.hpp"
#include "core/base/pdf_text.hpp"
#include "core/bin/commands.hpp"
#include "core/db/migrations.hpp"
#include "core/domain/firm.hpp"
#include "core/mail/open_transport.hpp"
#include "core/store/sandbox.hpp"

namespace latchkey {
namespace {

/// What a check found: empty words where all is well.
struct Finding {
  std::string words;
  std::string remedy;
};

Finding fine() {
  return {};
}

Finding check_file(const std::string& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) return {path + " is not there", ""};
  if ((state.st_mode & 077) != 0) {
    return {path + " can be read by others", "chmod 600 " + path};
  }
  return fine();
}

Finding check_key(const Config& config) {
  Finding file = check_file(config.key_file);
  if (!file.words.empty()) {
    if (file.remedy.empty()) file.remedy = "latchkey key create " + config.key_file;
    return file;
  }
  Keyring::from_file(config.key_file);
  return fine();
}

Finding check_database(const Config& config) {
  Database db{DatabaseSettings::of(config)};
  int missing = count_missing_migrations(db, read_migrations(config.migrations));
  if (missing > 0) {
    return {std::to_string(missing) + " migrations have not run", "latchkey migrate"};
  }
  if (list_firms(db).empty()) return {"there is no firm yet", "latchkey firm create --help"};
  return fine();
}

Finding check_documents(const Config& config) {
  const std::string& folder = config.documents;
  struct stat state {};
  if (::stat(folder.c_str(), &state) != 0 || !S_ISDIR(state.st_mode)) {
    return {folder + " is no folder", "mkdir -m 700 " + folder + ", owned by the workers' user"};
  }
  if ((state.st_mode & 077) != 0) {
    return {folder + " is open to others", "chmod 700 " + folder};
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    return {folder + " cannot be written by this user", "run the check as the workers' user"};
  }
  return fine();
}

Finding check_templates(const Config& config) {
  for (const char* name : {"/layout.tpl", "/admin/layout.tpl"}) {
    if (::access((config.templates + name).c_str(), R_OK) != 0) {
      return {config.templates + name + " cannot be read", "set `templates` to their folder"};
    }
  }
  return fine();
}

Finding check_assets(const Config& config) {
  std::ifstream manifest{config.assets + "/manifest.txt"};
  if (!manifest) {
    return {config.assets + "/manifest.txt cannot be read",
            "set `assets` to the folder that make assets filled"};
  }
  std::string name, file;
  while (manifest >> name >> file) {
    if (::access((config.assets + "/" + file).c_str(), R_OK) != 0) {
      return {config.assets + "/" + file + " is missing", "make assets"};
    }
  }
  return fine();
}

/// Talks to no server: a mail would.
Finding check_mail(const Config& config) {
  open_transport(config);
  if (config.mail_transport == "maildir" &&
      ::access((config.maildir + "/new").c_str(), W_OK | X_OK) != 0) {
    return {config.maildir + " is no Maildir that this user can write",
            "mkdir -p " + config.maildir + "/{tmp,new,cur}"};
  }
  return fine();
}

/// Draws and locks one as it will be for a firm: the fonts are there, and qpdf runs.
Finding check_help_guide(const Config&) {
  SystemRandom random;
  try {
    lock_pdf(draw_pdf({.over = "Wörter – 言葉",
                       .title = "Help",
                       .lead = "",
                       .foot = "",
                       .accent = "#1f5c4d",
                       .blocks = {}}),
             "CPFAQ", random);
  } catch (const PdfError& error) {
    return {error.what(),
            "apt-get install qpdf fonts-liberation fonts-dejavu-core fonts-droid-fallback"};
  }
  return fine();
}

/// Nothing is wrong with an installation that has none: what it lacks is said.
std::string note_of_previews() {
  for (const char* program : {"/usr/bin/pdftocairo", "/usr/bin/pdfinfo", "/usr/bin/vipsthumbnail",
                              "/usr/bin/vipsheader", "/usr/bin/vips"}) {
    if (::access(program, X_OK) != 0) {
      return std::string(program) + " is not there (apt-get install poppler-utils libvips-tools)";
    }
  }
  return why_no_sandbox();
}

bool check(const std::string& what, const std::function<Finding()>& look) {
  Finding found;
  try {
    found = look();
  } catch (const DatabaseError& error) {
    found = {explain_database_error(error), "see the settings that begin with database"};
  } catch (const std::exception& error) {
    found = {error.what(), ""};
  }
  std::cout << (found.words.empty() ? "ok    " : "WRONG ") << what;
  if (!found.words.empty()) std::cout << ": " << found.words;
  if (!found.remedy.empty()) std::cout << " (" << found.remedy << ")";
  std::cout << "\n";
  return found.words.empty();
}

int run(const Invocation& invocation) {
  Config config;
  bool readable = check("configuration " + invocation.config_path(), [&] {
    config = invocation.config();
    return fine();
  });
  if (!readable) return kFailed;
  bool all = true;
  auto also = [&](const std::string& what, Finding (*look)(const Config&)) {
    all = check(what, [&] { return look(config); }) && all;
  };
  also("key file", check_key);
  also("database", check_database);
  also("documents folder", check_documents);
  also("templates", check_templates);
  also("assets", check_assets);
  also("help guide", check_help_guide);
  also("mail by " + config.mail_transport, check_mail);
  const std::string lacking = note_of_previews();
  std::cout << (lacking.empty() ? "ok    previews of files"
                                : "note  previews of files: none can be made here, files are "
                                  "downloaded instead: " +
                                      lacking)
            << "\n";
  return all ? kDone : kFailed;
}

}  // namespace

Command check_command() {
  return {
      "check",
      "says what of an installation is ready and what is wrong",
      "Looks at the configuration, the key file, the database and its migrations, the folders of\n"
      "documents, templates and assets, what makes the help guide, the mail settings, and the\n"
      "sandbox of previews: one line each, and for what is wrong how to mend it. Run it as the "
      "user that the workers run as. It "
      "sends no mail and\n"
      "changes nothing.",
      {},
      "",
      run};
}

}  // namespace latchkey
