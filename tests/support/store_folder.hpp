#pragma once
#include <filesystem>
#include <string>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/store/document_store.hpp"

namespace latchkey {

/// A document store in a folder of its own that goes with the test; a fixture for Boost.Test.
struct StoreFolder {
  std::filesystem::path folder;
  Keyring keys;
  SystemRandom random;
  DocumentStore store;

  StoreFolder();
  ~StoreFolder();
  StoreFolder(const StoreFolder&) = delete;
  StoreFolder& operator=(const StoreFolder&) = delete;

  std::filesystem::path documents() const { return folder / "documents"; }
  std::filesystem::path path_of(const Stored& stored) const;
  /// Stores a file, written in pieces of 50,000 bytes.
  Stored put(std::string_view content, std::string_view name = "notes.txt");
  /// Its content again, by opening it and sending it to the end.
  std::string get(const Stored& stored) const;
  /// How many files lie in the store's tmp folder (`unfinished`), or in all others.
  std::size_t count(bool unfinished) const;
};

std::string read_whole_file(const std::filesystem::path& path);
void write_whole_file(const std::filesystem::path& path, std::string_view content);

}  // namespace latchkey
