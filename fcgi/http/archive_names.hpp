#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace latchkey {

/// Names for the files of an archive, such as "2025 tax return/Bank statement/statement (2).pdf":
/// safe on every system, and each once, also where capitals do not count. The files of one folder
/// come one after the other; what is kept is the names of folders, and of the files of the last
/// one.
class ArchiveNames {
 public:
  /// The name of a folder in `parent` ("" or a name that folder() gave) for what has the key
  /// ("work 12"), called `title`. The same key has the same name again.
  std::string folder(const std::string& parent, const std::string& key, std::string_view title);
  /// The path of a file in the folder.
  std::string file(const std::string& folder, std::string_view name);

 private:
  /// In one folder: how often each name was wanted, in small letters.
  using Taken = std::unordered_map<std::string, int>;
  static std::string unique(Taken& taken, const std::string& name, bool is_file);

  std::map<std::string, std::string> folders_;  // by parent and key
  std::map<std::string, Taken> taken_folders_;  // by parent
  std::string last_folder_;
  Taken taken_files_;  // in last_folder_
};

}  // namespace latchkey
