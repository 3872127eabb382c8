#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/bin/commands.hpp"

namespace latchkey {
namespace {

int create(const Invocation& invocation) {
  const std::string& path = invocation.operand();
  SystemRandom random;
  std::string line = Token::make(random).text() + "\n";
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST) {
    throw CommandFailed(path +
                        " is there already and is left as it is: without an installation's "
                        "own key its documents cannot be opened again");
  }
  if (file < 0) throw CommandFailed(path + " cannot be made: " + std::strerror(errno));
  bool kept = ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
              ::fsync(file) == 0;
  int why = errno;
  ::close(file);
  if (!kept) {
    ::unlink(path.c_str());
    throw CommandFailed(path + " cannot be written: " + std::strerror(why));
  }
  std::cout << "The key is in " << path
            << ", readable by its owner alone. Keep a copy apart from the database's backups.\n";
  return kDone;
}

}  // namespace

Command key_create_command() {
  return {
      "key create",
      "makes a master key",
      "Writes a new random key into FILE, which must not be there yet. All of an installation's\n"
      "keys come from it: those of links, sessions, documents and the audit trail. Every host of\n"
      "the installation has the same one; whoever loses it loses the documents.",
      {},
      "FILE",
      create};
}

}  // namespace latchkey
