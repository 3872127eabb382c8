#include "core/base/sealed_stream.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "core/base/sha256.hpp"

using namespace latchkey;

namespace {

constexpr std::size_t kSealedFullChunk = kSealedChunk + 17;
constexpr std::size_t kHeader = 24;

Bytes32 key_of(unsigned char byte) {
  Bytes32 key;
  key.fill(byte);
  return key;
}

std::string pattern(std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(i * 31 + i / 251);
  return text;
}

std::string seal(const std::string& plain, std::size_t piece = 10'000) {
  std::string sealed;
  SealedWriter writer{key_of(7), [&](std::string_view bytes) { sealed += bytes; }};
  for (std::size_t at = 0; at < plain.size(); at += piece) {
    writer.write(std::string_view{plain}.substr(at, piece));
  }
  writer.finish();
  return sealed;
}

std::string open(const std::string& sealed, Bytes32 key = key_of(7)) {
  std::size_t at = 0;
  SealedReader reader{key, [&](std::span<char> room) {
                        std::size_t count = std::min(room.size(), sealed.size() - at);
                        sealed.copy(room.data(), count, at);
                        at += count;
                        return count;
                      }};
  std::string plain;
  while (auto chunk = reader.next()) plain += *chunk;
  return plain;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sealed_stream)

BOOST_AUTO_TEST_CASE(what_was_sealed_opens_again_at_every_size_around_a_chunk) {
  for (std::size_t size : {std::size_t{0}, std::size_t{1}, kSealedChunk - 1, kSealedChunk,
                           kSealedChunk + 1, 3 * kSealedChunk, 3 * kSealedChunk + 5}) {
    const std::string plain = pattern(size);
    const std::string sealed = seal(plain);
    BOOST_TEST(sealed.size() == sealed_size(size));
    BOOST_TEST((open(sealed) == plain), "size " << size);
  }
}

BOOST_AUTO_TEST_CASE(the_pieces_in_which_it_was_written_do_not_matter) {
  const std::string plain = pattern(2 * kSealedChunk + 100);
  for (std::size_t piece : {std::size_t{1}, std::size_t{4096}, kSealedChunk, plain.size()}) {
    BOOST_TEST((open(seal(plain, piece)) == plain), "pieces of " << piece);
  }
}

BOOST_AUTO_TEST_CASE(the_same_plain_bytes_never_look_the_same) {
  BOOST_TEST((seal("same") != seal("same")));
  BOOST_TEST(seal(std::string(1000, 'a')).find("aaaa") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_flipped_byte_is_found) {
  const std::string sealed = seal("The figures of the year, and what is owed.");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    for (int bit : {1, 128}) {
      std::string changed = sealed;
      changed[i] = static_cast<char>(changed[i] ^ bit);
      BOOST_CHECK_THROW(open(changed), SealBroken);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_small_stream_is_found) {
  const std::string sealed = seal("short");
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    BOOST_CHECK_THROW(open(sealed.substr(0, size)), SealBroken);
  }
}

BOOST_AUTO_TEST_CASE(a_cut_at_or_near_the_border_of_a_chunk_is_found) {
  const std::string sealed = seal(pattern(3 * kSealedChunk));
  for (std::size_t chunks = 0; chunks <= 3; ++chunks) {
    for (int off : {-1, 0, 1}) {
      std::size_t size = kHeader + chunks * kSealedFullChunk + static_cast<std::size_t>(off);
      if (size >= sealed.size()) continue;
      BOOST_CHECK_THROW(open(sealed.substr(0, size)), SealBroken);
    }
  }
}

BOOST_AUTO_TEST_CASE(chunks_cannot_be_swapped_dropped_or_doubled) {
  const std::string sealed = seal(pattern(4 * kSealedChunk));
  std::vector<std::string> chunks;
  for (std::size_t i = 0; i < 4; ++i) {
    chunks.push_back(sealed.substr(kHeader + i * kSealedFullChunk, kSealedFullChunk));
  }
  const std::string header = sealed.substr(0, kHeader);
  BOOST_TEST(
      (open(header + chunks[0] + chunks[1] + chunks[2] + chunks[3]).size() == 4 * kSealedChunk));
  for (auto order : std::vector<std::vector<std::size_t>>{{1, 0, 2, 3},
                                                          {0, 2, 1, 3},
                                                          {0, 1, 3},
                                                          {1, 2, 3},
                                                          {0, 0, 1, 2, 3},
                                                          {0, 1, 2, 3, 3},
                                                          {3}}) {
    std::string mixed = header;
    for (auto i : order) mixed += chunks[i];
    BOOST_CHECK_THROW(open(mixed), SealBroken);
  }
}

BOOST_AUTO_TEST_CASE(bytes_after_the_end_are_found) {
  const std::string sealed = seal(pattern(kSealedChunk));
  BOOST_CHECK_THROW(open(sealed + "x"), SealBroken);
  BOOST_CHECK_THROW(open(seal("a") + seal("b")), SealBroken);
}

BOOST_AUTO_TEST_CASE(another_key_opens_nothing) {
  BOOST_CHECK_THROW(open(seal("secret"), key_of(8)), SealBroken);
}

BOOST_AUTO_TEST_CASE(nothing_can_be_written_after_the_end) {
  std::string sealed;
  SealedWriter writer{key_of(1), [&](std::string_view bytes) { sealed += bytes; }};
  writer.finish();
  BOOST_CHECK_THROW(writer.write("more"), std::logic_error);
  BOOST_CHECK_THROW(writer.finish(), std::logic_error);
}

BOOST_AUTO_TEST_CASE(sha256_is_the_one_that_others_compute) {
  // FIPS 180-4's examples, in one piece and in many.
  Sha256 abc;
  abc.add("abc");
  BOOST_TEST(hex(as_text(abc.finish())) ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 long_one;
  for (const char* piece :
       {"abcdbcdecdefdefgefgh", "fghighijhi", "jkijkljklmklmnlmnomnopnopq", ""}) {
    long_one.add(piece);
  }
  BOOST_TEST(hex(as_text(long_one.finish())) ==
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

BOOST_AUTO_TEST_SUITE_END()
