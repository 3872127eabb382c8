#include "tests/support/store_folder.hpp"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace fs = std::filesystem;

namespace latchkey {
namespace {

Bytes32 some_key() {
  Bytes32 key;
  key.fill(42);
  return key;
}

fs::path make_folder() {
  std::string name = (fs::temp_directory_path() / "latchkey-store-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no folder for the test");
  return name;
}

}  // namespace

StoreFolder::StoreFolder()
    : folder(make_folder()), keys(some_key()), store(documents().string(), keys) {}

StoreFolder::~StoreFolder() {
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

fs::path StoreFolder::path_of(const Stored& stored) const {
  return documents() / stored.stored_as.substr(0, 2) / stored.stored_as;
}

Stored StoreFolder::put(std::string_view content, std::string_view name) {
  IncomingFile file = store.receive(random);
  for (std::size_t at = 0; at < content.size(); at += 50'000) {
    file.write(content.substr(at, 50'000));
  }
  return file.finish(name);
}

std::string StoreFolder::get(const Stored& stored) const {
  std::string content;
  store.open(stored.stored_as, stored.sealed_key, stored.size).send([&](std::string_view piece) {
    content += piece;
    return true;
  });
  return content;
}

std::size_t StoreFolder::count(bool unfinished) const {
  if (!fs::exists(documents())) return 0;
  std::size_t found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(documents())) {
    bool in_tmp = entry.path().parent_path().filename() == "tmp";
    if (entry.is_regular_file() && in_tmp == unfinished) ++found;
  }
  return found;
}

std::string read_whole_file(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void write_whole_file(const fs::path& path, std::string_view content) {
  std::ofstream file{path, std::ios::binary | std::ios::trunc};
  file << content;
}

}  // namespace latchkey
