#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace latchkey {

/// An open file or folder of the store, closed at its end. What fails throws StoreFull or
/// StoreError; nothing here is for paths that a visitor chose.
class File {
 public:
  /// A new file that only we may read. The folder must be there and the name must be free.
  static File create(const std::string& path);
  /// A regular file, for reading; not through a symbolic link. Throws StoreDamaged where none is.
  static File open(const std::string& path);

  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  ~File();

  void write(std::string_view bytes);
  /// Fills the span from the present position; less than asked only at the end of the file.
  std::size_t read(std::span<char> room);
  std::uint64_t size() const;
  void rewind();
  /// Waits until the content is on the disk, and closes.
  void sync_and_close();

 private:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// Makes the folder, for us alone, where it is not there; its parent must be. A made folder is
/// durable when this returns.
void ensure_folder(const std::string& path);
/// Waits until the names in a folder are on the disk.
void sync_folder(const std::string& path);
/// Throws StoreFull where errno `code` says that there is no room, else StoreError.
[[noreturn]] void throw_store_error(const char* step, int code);

}  // namespace latchkey
