#include "core/store/document_store.hpp"

#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "core/base/sealed_stream.hpp"
#include "tests/support/store_folder.hpp"

using namespace latchkey;
namespace fs = std::filesystem;

namespace {

std::string pattern(std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(i * 7 + i / 253);
  return text;
}

constexpr Time kFarFuture{std::chrono::sys_days{std::chrono::year{2200} / 1 / 1}};
constexpr int kNoNamespaces = 77;

/// Runs `work` in a process of its own; what it returned, or -1 where a signal ended it.
int in_child(const std::function<int()>& work) {
  pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    int result = 99;
    try {
      result = work();
    } catch (...) {
    }
    ::_exit(result);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(document_store, StoreFolder)

BOOST_AUTO_TEST_CASE(a_file_comes_back_as_it_was) {
  for (std::size_t size :
       {std::size_t{0}, std::size_t{1}, kSealedChunk, kSealedChunk + 1, std::size_t{1'000'000}}) {
    const std::string content = pattern(size);
    const Stored stored = put(content);
    BOOST_TEST(stored.size == size);
    BOOST_TEST((get(stored) == content), "size " << size);
  }
  const Stored words = put("abc", "letter.txt");
  BOOST_TEST(words.media_type == "text/plain");
  BOOST_TEST(hex(as_text(words.sha256)) ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(count(true) == 0u);
}

BOOST_AUTO_TEST_CASE(what_lies_on_the_disk_is_sealed_private_and_says_nothing) {
  const Stored stored = put("Confidential: Hartwell accounts", "Hartwell.txt");
  const fs::path path = path_of(stored);
  BOOST_TEST(read_whole_file(path).find("Confidential") == std::string::npos);
  BOOST_TEST(path.string().find("Hartwell") == std::string::npos);
  BOOST_TEST(stored.sealed_key.size() == 32u + 40u);
  struct stat status;
  BOOST_REQUIRE(::stat(path.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777) == 0600);
  for (const auto& one : {path.parent_path(), documents(), documents() / "tmp"}) {
    BOOST_REQUIRE(::stat(one.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777) == 0700, one);
  }
  const Stored again = put("Confidential: Hartwell accounts", "Hartwell.txt");
  BOOST_TEST(again.stored_as != stored.stored_as);
  BOOST_TEST(again.sealed_key != stored.sealed_key);
}

BOOST_AUTO_TEST_CASE(every_flipped_byte_of_a_file_is_found_before_anything_is_delivered) {
  const Stored stored = put("The figures of the year.");
  const std::string sealed = read_whole_file(path_of(stored));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 0x20);
    write_whole_file(path_of(stored), changed);
    BOOST_CHECK_THROW(store.open(stored.stored_as, stored.sealed_key, stored.size), StoreDamaged);
  }
  write_whole_file(path_of(stored), sealed);
  BOOST_TEST(get(stored) == "The figures of the year.");
}

BOOST_AUTO_TEST_CASE(damage_at_the_very_end_of_a_large_file_is_found_before_its_first_byte) {
  const Stored stored = put(pattern(20 * kSealedChunk));
  std::string sealed = read_whole_file(path_of(stored));
  sealed.back() = static_cast<char>(sealed.back() ^ 1);
  write_whole_file(path_of(stored), sealed);
  BOOST_CHECK_THROW(store.open(stored.stored_as, stored.sealed_key, stored.size), StoreDamaged);
}

BOOST_AUTO_TEST_CASE(a_cut_or_lengthened_file_is_found) {
  const Stored stored = put(pattern(2 * kSealedChunk + 10));
  const std::string sealed = read_whole_file(path_of(stored));
  for (std::size_t size : {std::size_t{0}, std::size_t{24}, 24 + kSealedChunk + 17,
                           24 + 2 * (kSealedChunk + 17), sealed.size() - 1}) {
    write_whole_file(path_of(stored), sealed.substr(0, size));
    BOOST_CHECK_THROW(store.open(stored.stored_as, stored.sealed_key, stored.size), StoreDamaged);
    // The row's size agreeing with the cut file does not make it whole.
    for (std::uint64_t claimed : {std::uint64_t{0}, std::uint64_t{kSealedChunk},
                                  std::uint64_t{2 * kSealedChunk}, stored.size - 1}) {
      BOOST_CHECK_THROW(store.open(stored.stored_as, stored.sealed_key, claimed), StoreDamaged);
    }
  }
  write_whole_file(path_of(stored), sealed + "x");
  BOOST_CHECK_THROW(store.open(stored.stored_as, stored.sealed_key, stored.size), StoreDamaged);
  BOOST_CHECK_THROW(store.open(stored.stored_as, stored.sealed_key, stored.size + 1), StoreDamaged);
}

BOOST_AUTO_TEST_CASE(another_file_s_key_or_another_installation_s_opens_nothing) {
  const Stored one = put("one"), two = put("two");
  BOOST_CHECK_THROW(store.open(one.stored_as, two.sealed_key, one.size), StoreDamaged);
  BOOST_CHECK_THROW(store.open(one.stored_as, "", one.size), StoreDamaged);
  BOOST_CHECK_THROW(store.open(one.stored_as, std::string(72, 'k'), one.size), StoreDamaged);
  Keyring others{Bytes32{}};
  DocumentStore elsewhere{documents().string(), others};
  BOOST_CHECK_THROW(elsewhere.open(one.stored_as, one.sealed_key, one.size), StoreDamaged);
}

BOOST_AUTO_TEST_CASE(no_name_leads_outside_the_folder) {
  const Stored stored = put("inside");
  write_whole_file(folder / "outside", "outside");
  for (const std::string name :
       {"", ".", "..", "../outside", "tmp", "ab/../../outside", "/etc/passwd",
        "ABCDEF00112233445566778899aabbcc", "..112233445566778899aabbccddeeff",
        "ab112233445566778899aabbccddee/."}) {
    BOOST_TEST(!DocumentStore::valid_name(name), name);
    BOOST_CHECK_THROW(store.open(name, stored.sealed_key, stored.size), StoreDamaged);
    BOOST_CHECK_THROW(store.remove(name), StoreError);
  }
  BOOST_TEST(!DocumentStore::valid_name(stored.stored_as + '\0'));
  BOOST_TEST(fs::exists(folder / "outside"));

  // Nor does a link that somebody laid in a file's place.
  fs::rename(path_of(stored), folder / "moved");
  fs::create_symlink(folder / "moved", path_of(stored));
  BOOST_CHECK_THROW(store.open(stored.stored_as, stored.sealed_key, stored.size), StoreDamaged);
}

BOOST_AUTO_TEST_CASE(what_was_removed_is_gone_and_removing_twice_is_no_fault) {
  const Stored stored = put("gone soon");
  store.remove(stored.stored_as);
  BOOST_CHECK_THROW(store.open(stored.stored_as, stored.sealed_key, stored.size), StoreDamaged);
  BOOST_TEST(count(false) == 0u);
  store.remove(stored.stored_as);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_finished_leaves_nothing) {
  {
    IncomingFile file = store.receive(random);
    file.write(pattern(300'000));
    BOOST_TEST(count(true) == 1u);
    BOOST_TEST(count(false) == 0u);
    IncomingFile moved = std::move(file);
    moved.write("more");
    BOOST_TEST(moved.size() == 300'004u);
  }
  BOOST_TEST(count(true) == 0u);
  BOOST_TEST(count(false) == 0u);
}

BOOST_AUTO_TEST_CASE(a_process_killed_midway_leaves_nothing_visible_and_the_rest_is_swept) {
  const Stored whole = put("whole");
  BOOST_TEST(in_child([&] {
               IncomingFile file = store.receive(random);
               file.write(pattern(500'000));
               ::raise(SIGKILL);
               return 0;
             }) == -1);
  BOOST_TEST(count(false) == 1u);
  BOOST_TEST(count(true) == 1u);
  Time hour_ago = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) -
                  std::chrono::hours{1};
  BOOST_TEST(store.remove_unfinished(hour_ago) == 0);  // it might still be arriving
  BOOST_TEST(store.remove_unfinished(kFarFuture) == 1);
  BOOST_TEST(count(true) == 0u);
  BOOST_TEST(get(whole) == "whole");
}

BOOST_AUTO_TEST_CASE(a_limit_on_a_file_s_size_is_a_full_store_and_leaves_nothing) {
  for (rlim_t limit : {rlim_t{10}, rlim_t{100'000}}) {  // the header, and the second chunk
    BOOST_TEST(in_child([&] {
                 ::signal(SIGXFSZ, SIG_IGN);
                 rlimit size{limit, limit};
                 ::setrlimit(RLIMIT_FSIZE, &size);
                 try {
                   put(pattern(300'000));
                 } catch (const StoreFull&) {
                   return 1;
                 }
                 return 2;
               }) == 1);
    BOOST_TEST(count(true) == 0u);
    BOOST_TEST(count(false) == 0u);
  }
}

/// Takes this process into namespaces of its own, in which it is root: whoever is not needs a map
/// to own what it makes there (user_namespaces(7)).
bool may_mount() {
  const std::string user = std::to_string(::geteuid()), group = std::to_string(::getegid());
  if (user == "0") {
    return ::unshare(CLONE_NEWNS) == 0 &&
           ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
  }
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  auto write = [](const char* file, const std::string& text) {
    return static_cast<bool>(std::ofstream{file} << text << std::flush);
  };
  return write("/proc/self/setgroups", "deny") && write("/proc/self/uid_map", "0 " + user + " 1") &&
         write("/proc/self/gid_map", "0 " + group + " 1");
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_a_full_store_and_leaves_nothing) {
  fs::create_directory(documents());
  int result = in_child([&] {
    if (!may_mount() ||
        ::mount("tmpfs", documents().c_str(), "tmpfs", 0, "size=1M,mode=0700") != 0) {
      return kNoNamespaces;
    }
    const Stored before = put("before");
    try {
      put(pattern(2'000'000));
      return 2;
    } catch (const StoreFull&) {
    }
    if (count(true) != 0 || count(false) != 1) return 3;
    // With room again, all works again.
    return get(before) == "before" && get(put(pattern(200'000))) == pattern(200'000) ? 1 : 4;
  });
  if (result == kNoNamespaces) {
    BOOST_TEST_MESSAGE("this system allows no file system of the test's own");
  } else {
    BOOST_TEST(result == 1);
  }
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_or_not_ours_is_a_named_error) {
  DocumentStore nowhere{(folder / "a" / "b").string(), keys};
  BOOST_CHECK_THROW(nowhere.receive(random), StoreError);
  write_whole_file(folder / "file", "");
  DocumentStore no_folder{(folder / "file").string(), keys};
  BOOST_CHECK_THROW(no_folder.receive(random), StoreError);
}

BOOST_AUTO_TEST_CASE(stored_files_are_listed_by_the_beginning_of_their_names) {
  std::vector<std::string> put_in, listed;
  for (int i = 0; i < 20; ++i) put_in.push_back(put("x").stored_as);
  write_whole_file(documents() / put_in[0].substr(0, 2) / "README", "not ours");
  for (const auto& prefix : DocumentStore::prefixes()) {
    for (const auto& name : store.list_stored(prefix, kFarFuture)) listed.push_back(name);
    BOOST_TEST(store.list_stored(prefix, Time{}).empty());
  }
  std::sort(put_in.begin(), put_in.end());
  BOOST_TEST(listed == put_in, boost::test_tools::per_element());
  BOOST_CHECK_THROW(store.list_stored("..", kFarFuture), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_large_file_streams_in_little_memory) {
  BOOST_TEST(in_child([&] {
               auto peak = [] {
                 rusage usage;
                 ::getrusage(RUSAGE_SELF, &usage);
                 return usage.ru_maxrss;
               };
               get(put(pattern(200'000)));
               const long before = peak();
               IncomingFile file = store.receive(random);
               const std::string piece = pattern(1'000'000);
               while (file.size() <= DocumentStore::kVerifiedWhole) file.write(piece);
               const Stored stored = file.finish("film.bin");
               std::uint64_t sent = 0;
               OutgoingFile opened = store.open(stored.stored_as, stored.sealed_key, stored.size);
               opened.send([&](std::string_view bytes) {
                 sent += bytes.size();
                 return true;
               });
               if (sent != stored.size) return 2;
               return peak() - before < 8'000 ? 1 : 3;  // kilobytes
             }) == 1);
}

BOOST_AUTO_TEST_CASE(a_visitor_who_goes_away_stops_the_sending) {
  const Stored stored = put(pattern(10 * kSealedChunk));
  int pieces = 0;
  store.open(stored.stored_as, stored.sealed_key, stored.size).send([&](std::string_view) {
    return ++pieces < 3;
  });
  BOOST_TEST(pieces == 3);
}

BOOST_AUTO_TEST_SUITE_END()
