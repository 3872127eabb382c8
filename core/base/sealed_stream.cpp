#include "core/base/sealed_stream.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <utility>

namespace latchkey {
namespace {

constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char kMore = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr unsigned char kLast = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
static_assert(sizeof(Bytes32) == crypto_secretstream_xchacha20poly1305_KEYBYTES);

using Chunk = std::array<char, kSealedChunk>;
using SealedChunk = std::array<char, kSealedChunk + kOverhead>;

template <class Buffer>
unsigned char* bytes_of(Buffer& buffer) {
  return reinterpret_cast<unsigned char*>(buffer.data());
}

void ensure_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
}

}  // namespace

std::uint64_t sealed_size(std::uint64_t plain) {
  std::uint64_t chunks = plain == 0 ? 1 : (plain - 1) / kSealedChunk + 1;
  return kHeader + plain + chunks * kOverhead;
}

struct SealedWriter::State {
  crypto_secretstream_xchacha20poly1305_state cipher;
  Out out;
  Chunk plain;
  std::size_t filled = 0;
  bool finished = false;
  SealedChunk sealed;

  ~State() { sodium_memzero(&cipher, sizeof cipher); }

  void push(unsigned char tag) {
    unsigned long long length = 0;
    crypto_secretstream_xchacha20poly1305_push(&cipher, bytes_of(sealed), &length, bytes_of(plain),
                                               filled, nullptr, 0, tag);
    filled = 0;
    out({sealed.data(), static_cast<std::size_t>(length)});
  }
};

SealedWriter::SealedWriter(const Bytes32& key, Out out) : state_(std::make_unique<State>()) {
  ensure_sodium();
  state_->out = std::move(out);
  std::array<char, kHeader> header;
  crypto_secretstream_xchacha20poly1305_init_push(&state_->cipher, bytes_of(header), key.data());
  state_->out({header.data(), header.size()});
}

SealedWriter::~SealedWriter() = default;
SealedWriter::SealedWriter(SealedWriter&&) noexcept = default;
SealedWriter& SealedWriter::operator=(SealedWriter&&) noexcept = default;

void SealedWriter::write(std::string_view plain) {
  if (state_->finished) throw std::logic_error("a sealed stream was written to after its end");
  while (!plain.empty()) {
    // A full chunk waits until more comes, because the last one is sealed differently.
    if (state_->filled == kSealedChunk) state_->push(kMore);
    std::size_t count = std::min(plain.size(), kSealedChunk - state_->filled);
    std::copy_n(plain.data(), count, state_->plain.data() + state_->filled);
    state_->filled += count;
    plain.remove_prefix(count);
  }
}

void SealedWriter::finish() {
  if (state_->finished) throw std::logic_error("a sealed stream was finished twice");
  state_->finished = true;
  state_->push(kLast);
}

struct SealedReader::State {
  crypto_secretstream_xchacha20poly1305_state cipher;
  In in;
  bool begun = false;
  bool finished = false;
  Bytes32 key;
  Chunk plain;
  SealedChunk sealed;

  ~State() {
    sodium_memzero(&cipher, sizeof cipher);
    sodium_memzero(key.data(), key.size());
  }

  void begin() {
    std::array<char, kHeader> header;
    if (in(header) != header.size() || crypto_secretstream_xchacha20poly1305_init_pull(
                                           &cipher, bytes_of(header), key.data()) != 0) {
      throw SealBroken("a sealed stream has no header");
    }
    sodium_memzero(key.data(), key.size());
    begun = true;
  }

  std::string_view pull() {
    std::size_t got = in(sealed);
    unsigned long long length = 0;
    unsigned char tag = 0;
    if (got < kOverhead ||
        crypto_secretstream_xchacha20poly1305_pull(&cipher, bytes_of(plain), &length, &tag,
                                                   bytes_of(sealed), got, nullptr, 0) != 0) {
      throw SealBroken("a chunk of a sealed stream is missing or was changed");
    }
    if (tag == kLast) {
      char more;
      if (in({&more, 1}) != 0) throw SealBroken("a sealed stream goes on after its end");
      finished = true;
    } else if (tag != kMore || length != kSealedChunk) {
      throw SealBroken("a sealed stream is not in the shape that we write");
    }
    return {plain.data(), static_cast<std::size_t>(length)};
  }
};

SealedReader::SealedReader(const Bytes32& key, In in) : state_(std::make_unique<State>()) {
  ensure_sodium();
  state_->key = key;
  state_->in = std::move(in);
}

SealedReader::~SealedReader() = default;
SealedReader::SealedReader(SealedReader&&) noexcept = default;
SealedReader& SealedReader::operator=(SealedReader&&) noexcept = default;

std::optional<std::string_view> SealedReader::next() {
  if (state_->finished) return std::nullopt;
  if (!state_->begun) state_->begin();
  return state_->pull();
}

}  // namespace latchkey
