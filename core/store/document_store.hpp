#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/base/time.hpp"

namespace latchkey {

/// The folder cannot be read or written; what() names the step and the system's reason, never a
/// client's file name.
struct StoreError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// No room: disk full, quota used up, or the system's limit on a file's size.
struct StoreFull : StoreError {
  using StoreError::StoreError;
};
/// A stored file that is missing, cut or changed, or that its key does not open.
struct StoreDamaged : StoreError {
  using StoreError::StoreError;
};

/// What is known of a file once it lies in the store; all of it belongs into the file's row.
struct Stored {
  std::string stored_as;   // the generated name
  std::string sealed_key;  // the file's own key under the installation's
  std::string media_type;  // by content
  std::uint64_t size = 0;  // of the plain file, in bytes
  Bytes32 sha256{};        // of the plain file
};

/// A file on its way into the store. Until finish() it lies in the store's tmp folder; destroyed
/// before that, it leaves nothing.
class IncomingFile {
 public:
  ~IncomingFile();
  IncomingFile(IncomingFile&&) noexcept;
  IncomingFile& operator=(IncomingFile&&) noexcept;

  /// Adds bytes. Throws StoreFull or StoreError, after which only destroying it is of use.
  void write(std::string_view bytes);
  std::uint64_t size() const;
  /// Makes the file durable (fsync of file and folder) and visible under its generated name.
  /// `name` is what the client calls it, for the media type alone. Call once.
  Stored finish(std::string_view name);

 private:
  friend class DocumentStore;
  struct State;
  explicit IncomingFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A stored file that was opened for reading.
class OutgoingFile {
 public:
  ~OutgoingFile();
  OutgoingFile(OutgoingFile&&) noexcept;
  OutgoingFile& operator=(OutgoingFile&&) noexcept;

  /// Hands the plain file to `sink` in pieces of 64 KiB at most, until it returns false. Each piece
  /// is verified before it is handed out. Throws StoreDamaged or StoreError. May be called again.
  void send(const std::function<bool(std::string_view)>& sink);

 private:
  friend class DocumentStore;
  struct State;
  explicit OutgoingFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Where documents lie: `<folder>/ab/ab12…`, each sealed with a random key of its own that is
/// itself sealed under the installation's (Purpose::document_key). Files are 0600, folders 0700;
/// the folder itself is made when its parent is there. Names are generated; nothing that a client
/// says becomes part of a path. All of it streams: about 400 KB a file that is open, whatever its
/// size. Several processes and hosts may share the folder.
class DocumentStore {
 public:
  /// Files up to this size are verified to their end before their first byte is handed out.
  static constexpr std::uint64_t kVerifiedWhole = 64'000'000;

  DocumentStore(std::string folder, const Keyring& keys);

  /// Begins a new file. Throws StoreFull or StoreError.
  IncomingFile receive(Random& random) const;
  /// Opens a stored file, and where it is not larger than kVerifiedWhole reads all of it once, so
  /// that damage shows here and not in the middle of an answer. Throws StoreDamaged, also for a
  /// name, a key or a size that is not this file's; StoreError.
  OutgoingFile open(std::string_view stored_as, std::string_view sealed_key,
                    std::uint64_t size) const;
  /// Removes a stored file. One that is gone already is no error. Throws StoreError.
  void remove(std::string_view stored_as) const;

  /// The names of stored files that begin with `prefix`, two characters of prefixes(), and were
  /// written before `before`; sorted.
  std::vector<std::string> list_stored(std::string_view prefix, Time before) const;
  /// The 256 beginnings that names have, in order.
  static std::vector<std::string> prefixes();
  /// Removes what processes that died left in the tmp folder before `before`; how many.
  int remove_unfinished(Time before) const;

  /// True for a name that this store may have made. Any other is never looked for on the disk.
  static bool valid_name(std::string_view stored_as);

 private:
  std::string folder_;
  const Keyring& keys_;
};

}  // namespace latchkey
