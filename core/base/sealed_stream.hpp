#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>

#include "core/base/secret.hpp"

namespace latchkey {

/// Plain bytes a chunk. Each but the last is full, so the sealed size tells the plain one.
constexpr std::size_t kSealedChunk = 64 * 1024;

/// The size of what SealedWriter makes of `plain` bytes.
std::uint64_t sealed_size(std::uint64_t plain);

/// A sealed stream that was cut, changed, lengthened, reordered or sealed with another key.
struct SealBroken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Seals a stream of any length in constant memory (about 128 KiB): a random header, then chunks,
/// each authenticated together with its place, the last one marked as such (libsodium's
/// secretstream, XChaCha20-Poly1305). A key must be used for one stream only.
class SealedWriter {
 public:
  /// Takes the sealed bytes, in order; may throw, after which the writer is of no more use.
  using Out = std::function<void(std::string_view)>;

  SealedWriter(const Bytes32& key, Out out);
  ~SealedWriter();
  SealedWriter(SealedWriter&&) noexcept;
  SealedWriter& operator=(SealedWriter&&) noexcept;

  void write(std::string_view plain);
  /// Writes the last chunk. Nothing may follow.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Opens what SealedWriter made. A chunk is handed out only after it was verified; that the stream
/// is whole is known once next() has returned empty.
class SealedReader {
 public:
  /// Fills the span from its beginning and returns how many bytes; less than asked, or 0, only at
  /// the end. May throw.
  using In = std::function<std::size_t(std::span<char>)>;

  SealedReader(const Bytes32& key, In in);
  ~SealedReader();
  SealedReader(SealedReader&&) noexcept;
  SealedReader& operator=(SealedReader&&) noexcept;

  /// The next chunk, valid until the next call; empty after the last. Throws SealBroken.
  std::optional<std::string_view> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace latchkey
