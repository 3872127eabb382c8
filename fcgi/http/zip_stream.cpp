#include "fcgi/http/zip_stream.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace latchkey {

ZipStream::ZipStream(const Sink& sink) : sink_(sink), archive_(::archive_write_new()) {
  if (!archive_) throw std::bad_alloc();
  bool opened =
      ::archive_write_set_format_zip(archive_) == ARCHIVE_OK &&
      ::archive_write_set_options(archive_, "zip:compression=store,zip:hdrcharset=UTF-8") ==
          ARCHIVE_OK &&
      // No block is filled up: each piece goes out as it comes.
      ::archive_write_set_bytes_per_block(archive_, 0) == ARCHIVE_OK &&
      ::archive_write_open(archive_, this, nullptr, &ZipStream::take, nullptr) == ARCHIVE_OK;
  if (!opened) {
    ::archive_write_free(archive_);
    throw std::runtime_error("libarchive writes no ZIP");
  }
}

ZipStream::~ZipStream() {
  // What was not finished must not get the list that would make it look whole: libarchive writes it
  // now, and take() drops it.
  gone_ = true;
  ::archive_write_free(archive_);
}

/// What libarchive calls with bytes. Nothing may be thrown through it. Where the visitor has gone
/// the bytes are dropped, which check() tells; an archive that is told of a failure is never closed
/// by libarchive 3.6, and what it holds for writing is lost.
long ZipStream::take(archive*, void* self, const void* bytes, std::size_t size) {
  auto& stream = *static_cast<ZipStream*>(self);
  if (!stream.gone_) {
    try {
      stream.gone_ = !stream.sink_({static_cast<const char*>(bytes), size});
    } catch (...) {
      stream.gone_ = true;
    }
  }
  return static_cast<long>(size);
}

bool ZipStream::check(int outcome) {
  if (gone_) return false;
  if (outcome < ARCHIVE_WARN) throw std::runtime_error("the archive cannot be written");
  return true;
}

bool ZipStream::begin(const std::string& path, std::uint64_t size, Time modified) {
  std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry{::archive_entry_new(),
                                                                 ::archive_entry_free};
  if (!entry) throw std::bad_alloc();
  ::archive_entry_set_pathname_utf8(entry.get(), path.c_str());
  ::archive_entry_set_filetype(entry.get(), AE_IFREG);
  ::archive_entry_set_perm(entry.get(), 0644);
  ::archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  auto seconds = std::chrono::floor<std::chrono::seconds>(modified).time_since_epoch().count();
  ::archive_entry_set_mtime(entry.get(), static_cast<time_t>(seconds), 0);
  return check(::archive_write_header(archive_, entry.get()));
}

bool ZipStream::write(std::string_view bytes) {
  while (!bytes.empty()) {
    la_ssize_t taken = ::archive_write_data(archive_, bytes.data(), bytes.size());
    if (!check(taken < 0 ? ARCHIVE_FATAL : ARCHIVE_OK)) return false;
    if (taken == 0) throw std::runtime_error("a file in the archive is longer than it was");
    bytes.remove_prefix(static_cast<std::size_t>(taken));
  }
  return true;
}

bool ZipStream::finish() {
  return check(::archive_write_close(archive_));
}

}  // namespace latchkey
