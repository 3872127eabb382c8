#include "core/store/document_store.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "core/base/sealed_stream.hpp"
#include "core/base/sha256.hpp"
#include "core/store/file.hpp"
#include "core/store/media_type.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kNameBytes = 16;  // 128 random bits: no two names are ever alike
constexpr std::size_t kNameLength = 2 * kNameBytes;
constexpr std::size_t kPrefixLength = 2;
constexpr const char* kUnfinished = "tmp";

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string make_name(Random& random) {
  std::array<unsigned char, kNameBytes> bytes;
  random.fill(bytes);
  return hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string folder_of(const std::string& root, std::string_view name) {
  return root + "/" + std::string(name.substr(0, kPrefixLength));
}

std::string path_of(const std::string& root, std::string_view name) {
  return folder_of(root, name) + "/" + std::string(name);
}

std::string unfinished_folder(const std::string& root) {
  return root + "/" + kUnfinished;
}

/// The well-formed names in `folder` of files written before `before`; none where it is not there.
std::vector<std::string> names_in(const std::string& folder, Time before) {
  struct Close {
    void operator()(DIR* open) const { ::closedir(open); }
  };
  std::unique_ptr<DIR, Close> entries{::opendir(folder.c_str())};
  if (!entries) {
    if (errno == ENOENT) return {};
    throw_store_error("reading a folder of the store", errno);
  }
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(entries.get());
    if (!entry) break;
    struct stat status;
    if (!DocumentStore::valid_name(entry->d_name) ||
        ::fstatat(::dirfd(entries.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode)) {
      continue;
    }
    Time written{std::chrono::seconds{status.st_mtim.tv_sec}};
    if (written < before) names.emplace_back(entry->d_name);
  }
  if (errno != 0) throw_store_error("reading a folder of the store", errno);
  std::sort(names.begin(), names.end());
  return names;
}

/// False where it was not there.
bool remove_file(const std::string& path) {
  if (::unlink(path.c_str()) == 0) return true;
  if (errno == ENOENT) return false;
  throw_store_error("removing a stored file", errno);
}

}  // namespace

// --- in ---------------------------------------------------------------------------------------

struct IncomingFile::State {
  /// Where the file lies now; removed unless it is to stay.
  struct Place {
    std::string path;
    bool stays = false;
    ~Place() {
      if (!stays) ::unlink(path.c_str());
    }
  };

  std::string root;
  std::string name;
  std::string sealed_key;
  File file;
  Place place;
  SealedWriter seal;
  Sha256 sum;
  std::uint64_t size = 0;
  std::string beginning;

  State(std::string folder, std::string stored_as, const Bytes32& key, std::string under)
      : root(std::move(folder)),
        name(std::move(stored_as)),
        sealed_key(std::move(under)),
        file(File::create(unfinished_folder(root) + "/" + name)),
        place{unfinished_folder(root) + "/" + name},
        seal(key, [this](std::string_view bytes) { file.write(bytes); }) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

IncomingFile::IncomingFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
IncomingFile::~IncomingFile() = default;
IncomingFile::IncomingFile(IncomingFile&&) noexcept = default;
IncomingFile& IncomingFile::operator=(IncomingFile&&) noexcept = default;

void IncomingFile::write(std::string_view bytes) {
  State& file = *state_;
  file.seal.write(bytes);
  file.sum.add(bytes);
  file.size += bytes.size();
  if (file.beginning.size() < kMediaTypeLook) {
    file.beginning += bytes.substr(0, kMediaTypeLook - file.beginning.size());
  }
}

std::uint64_t IncomingFile::size() const {
  return state_->size;
}

Stored IncomingFile::finish(std::string_view name) {
  State& file = *state_;
  file.seal.finish();
  file.file.sync_and_close();
  ensure_folder(folder_of(file.root, file.name));
  const std::string to = path_of(file.root, file.name);
  if (::rename(file.place.path.c_str(), to.c_str()) != 0) {
    throw_store_error("putting a file into its place", errno);
  }
  file.place.path = to;
  sync_folder(folder_of(file.root, file.name));
  Stored stored{file.name, file.sealed_key, media_type(file.beginning, name), file.size,
                file.sum.finish()};
  file.place.stays = true;
  return stored;
}

// --- out --------------------------------------------------------------------------------------

struct OutgoingFile::State {
  File file;
  Bytes32 key;
  std::uint64_t size;
};

OutgoingFile::OutgoingFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutgoingFile::~OutgoingFile() = default;
OutgoingFile::OutgoingFile(OutgoingFile&&) noexcept = default;
OutgoingFile& OutgoingFile::operator=(OutgoingFile&&) noexcept = default;

void OutgoingFile::send(const std::function<bool(std::string_view)>& sink) {
  try {
    state_->file.rewind();
    SealedReader reader{state_->key,
                        [this](std::span<char> room) { return state_->file.read(room); }};
    std::uint64_t left = state_->size;
    while (auto piece = reader.next()) {
      if (piece->size() > left) throw StoreDamaged("a stored file is longer than it was");
      left -= piece->size();
      if (!sink(*piece)) return;
    }
    if (left != 0) throw StoreDamaged("a stored file is shorter than it was");
  } catch (const SealBroken& broken) {
    throw StoreDamaged(broken.what());
  }
}

// --- the store --------------------------------------------------------------------------------

DocumentStore::DocumentStore(std::string folder, const Keyring& keys)
    : folder_(std::move(folder)), keys_(keys) {}

bool DocumentStore::valid_name(std::string_view stored_as) {
  return stored_as.size() == kNameLength && is_hex(stored_as);
}

IncomingFile DocumentStore::receive(Random& random) const {
  ensure_folder(folder_);
  ensure_folder(unfinished_folder(folder_));
  Bytes32 key;
  random.fill(key);
  std::string name = make_name(random);
  std::string sealed_key = keys_.seal(Purpose::document_key, as_text(key), random);
  return IncomingFile{
      std::make_unique<IncomingFile::State>(folder_, std::move(name), key, std::move(sealed_key))};
}

OutgoingFile DocumentStore::open(std::string_view stored_as, std::string_view sealed_key,
                                 std::uint64_t size) const {
  if (!valid_name(stored_as)) throw StoreDamaged("a stored file has a name that is not ours");
  auto key = keys_.open(Purpose::document_key, sealed_key);
  Bytes32 bytes;
  if (!key || key->size() != bytes.size()) {
    throw StoreDamaged("a stored file's key does not open");
  }
  std::copy(key->begin(), key->end(), bytes.begin());
  File file = File::open(path_of(folder_, stored_as));
  if (file.size() != sealed_size(size)) throw StoreDamaged("a stored file has another length");
  OutgoingFile opened{
      std::make_unique<OutgoingFile::State>(OutgoingFile::State{std::move(file), bytes, size})};
  if (size <= kVerifiedWhole) opened.send([](std::string_view) { return true; });
  return opened;
}

void DocumentStore::remove(std::string_view stored_as) const {
  if (!valid_name(stored_as)) throw StoreError("a stored file has a name that is not ours");
  remove_file(path_of(folder_, stored_as));
}

std::vector<std::string> DocumentStore::list_stored(std::string_view prefix, Time before) const {
  if (prefix.size() != kPrefixLength || !is_hex(prefix)) {
    throw std::logic_error("no such beginning of stored names");
  }
  std::vector<std::string> names = names_in(folder_ + "/" + std::string(prefix), before);
  // What lies in a wrong folder is not ours to sweep.
  std::erase_if(names, [&](const std::string& name) { return !name.starts_with(prefix); });
  return names;
}

std::vector<std::string> DocumentStore::prefixes() {
  std::vector<std::string> all;
  for (char high : std::string_view{"0123456789abcdef"}) {
    for (char low : std::string_view{"0123456789abcdef"}) all.push_back({high, low});
  }
  return all;
}

int DocumentStore::remove_unfinished(Time before) const {
  int removed = 0;
  for (const auto& name : names_in(unfinished_folder(folder_), before)) {
    if (remove_file(unfinished_folder(folder_) + "/" + name)) ++removed;
  }
  return removed;
}

}  // namespace latchkey
