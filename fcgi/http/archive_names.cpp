#include "fcgi/http/archive_names.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

/// Windows takes 260 characters for a whole path: three folders of this and a file's name fit where
/// people unpack.
constexpr std::size_t kFolderCharacters = 60;

/// A title becomes a folder's name: all of it, where a file's name would begin after the last
/// slash.
std::string folder_name(std::string_view title) {
  std::string name{title};
  std::ranges::replace(name, '/', '-');
  std::ranges::replace(name, '\\', '-');
  name = std::string{cut_code_points(clean_file_name(name), kFolderCharacters)};
  return clean_file_name(name);  // what was cut may end with a dot or a space
}

std::string small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::string ArchiveNames::unique(Taken& taken, const std::string& name, bool is_file) {
  std::size_t dot = is_file ? name.rfind('.') : std::string::npos;
  if (dot == 0) dot = std::string::npos;
  std::string made = name;
  // Where "a (2).pdf" is there by itself already, the next number is tried.
  int& wanted = taken[small_letters(name)];
  while (++wanted > 1) {
    made = name.substr(0, dot) + " (" + std::to_string(wanted) + ")" +
           (dot == std::string::npos ? "" : name.substr(dot));
    if (taken.emplace(small_letters(made), 1).second) break;
  }
  return made;
}

std::string ArchiveNames::folder(const std::string& parent, const std::string& key,
                                 std::string_view title) {
  auto [place, is_new] = folders_.try_emplace(parent + '\n' + key);
  if (is_new) {
    place->second = (parent.empty() ? "" : parent + "/") +
                    unique(taken_folders_[parent], folder_name(title), false);
  }
  return place->second;
}

std::string ArchiveNames::file(const std::string& folder, std::string_view name) {
  if (folder != last_folder_) {
    taken_files_.clear();
    last_folder_ = folder;
  }
  return (folder.empty() ? "" : folder + "/") + unique(taken_files_, clean_file_name(name), true);
}

}  // namespace latchkey
