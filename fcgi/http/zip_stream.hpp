#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/time.hpp"
#include "fcgi/http/response.hpp"

struct archive;

namespace latchkey {

/// A ZIP archive that is written as it is sent: files are stored and not packed, names are UTF-8,
/// and what lies in memory is the list of names that ends it. One that was not finished has no such
/// list, so that no program takes it for a whole one. Each member throws std::runtime_error where
/// libarchive fails.
class ZipStream {
 public:
  explicit ZipStream(const Sink& sink);
  ~ZipStream();
  ZipStream(const ZipStream&) = delete;
  ZipStream& operator=(const ZipStream&) = delete;

  /// Begins a file at `path` ("folder/name.pdf") of exactly `size` bytes. Like the others below,
  /// false: the visitor has gone, and nothing more can be written.
  bool begin(const std::string& path, std::uint64_t size, Time modified);
  bool write(std::string_view bytes);
  /// Writes the list that ends the archive.
  bool finish();

 private:
  static long take(archive*, void* self, const void* bytes, std::size_t size);
  bool check(int outcome);

  const Sink& sink_;
  archive* archive_;
  bool gone_ = false;
};

}  // namespace latchkey
