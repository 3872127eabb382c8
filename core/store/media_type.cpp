#include "core/store/media_type.hpp"

#include <magic.h>

#include <algorithm>
#include <array>
#include <memory>

namespace latchkey {
namespace {

constexpr std::string_view kUnknown = "application/octet-stream";
constexpr std::size_t kLongest = 100;  // documents.media_type

enum class Family { zip, ole, text };

/// What an extension says about a file whose content has told the family and no more.
struct Member {
  Family family;
  std::string_view extension;
  std::string_view type;
};

constexpr std::array kMembers{
    Member{Family::zip, "docx",
           "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Member{Family::zip, "xlsx",
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Member{Family::zip, "pptx",
           "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Member{Family::zip, "docm", "application/vnd.ms-word.document.macroenabled.12"},
    Member{Family::zip, "xlsm", "application/vnd.ms-excel.sheet.macroenabled.12"},
    Member{Family::zip, "xlsb", "application/vnd.ms-excel.sheet.binary.macroenabled.12"},
    Member{Family::zip, "odt", "application/vnd.oasis.opendocument.text"},
    Member{Family::zip, "ods", "application/vnd.oasis.opendocument.spreadsheet"},
    Member{Family::zip, "pages", "application/vnd.apple.pages"},
    Member{Family::zip, "numbers", "application/vnd.apple.numbers"},
    Member{Family::zip, "key", "application/vnd.apple.keynote"},
    Member{Family::ole, "doc", "application/msword"},
    Member{Family::ole, "xls", "application/vnd.ms-excel"},
    Member{Family::ole, "ppt", "application/vnd.ms-powerpoint"},
    Member{Family::ole, "msg", "application/vnd.ms-outlook"},
    Member{Family::text, "csv", "text/csv"},
    Member{Family::text, "tsv", "text/tab-separated-values"},
    Member{Family::text, "ofx", "application/x-ofx"},
    Member{Family::text, "qfx", "application/x-ofx"},
    Member{Family::text, "qif", "application/qif"},
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string extension_of(std::string_view name) {
  auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : lower(name.substr(dot + 1));
}

/// What libmagic says; empty where it fails.
std::string look(std::string_view beginning) {
  struct Close {
    void operator()(magic_t magic) const { magic_close(magic); }
  };
  // Opened for each file: loading maps the compiled rules (0.1 ms), and a worker holds nothing.
  // Compressed files are not looked into: that would start a decompressor on a stranger's bytes.
  std::unique_ptr<magic_set, Close> magic{
      magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_ERROR)};
  if (!magic || magic_load(magic.get(), nullptr) != 0) return {};
  const char* type = magic_buffer(magic.get(), beginning.data(), beginning.size());
  return type ? lower(type) : std::string();
}

bool well_formed(std::string_view type) {
  return type.size() <= kLongest && std::count(type.begin(), type.end(), '/') == 1 &&
         type.front() != '/' && type.back() != '/' &&
         std::all_of(type.begin(), type.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  std::string_view("/.+-_").find(c) != std::string_view::npos;
         });
}

bool is_one_of(std::string_view type, std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// True where `type` says of the family `family` no more than that the file belongs to it.
bool only_family(std::string_view type, Family family, std::string_view beginning) {
  switch (family) {
    case Family::zip:
      return beginning.starts_with("PK\3\4") &&
             is_one_of(type, {"application/zip", "application/octet-stream", "application/x-zip",
                              "application/vnd.openxmlformats-officedocument"});
    case Family::ole:
      return beginning.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") &&
             is_one_of(type, {"application/cdfv2", "application/x-ole-storage",
                              "application/vnd.ms-office", "application/octet-stream",
                              "application/encrypted"});
    case Family::text:
      // The rules see programs in many a table; only what a browser would run stays as it is.
      return (type.starts_with("text/") && !is_one_of(type, {"text/html", "text/xml"})) ||
             type == "application/csv";
  }
  return false;
}

}  // namespace

std::string media_type(std::string_view beginning, std::string_view name) {
  beginning = beginning.substr(0, kMediaTypeLook);
  if (beginning.empty()) return std::string(kUnknown);
  std::string type = look(beginning);
  if (type.empty() || !well_formed(type)) type = kUnknown;
  const std::string extension = extension_of(name);
  for (const Member& member : kMembers) {
    if (member.extension == extension && only_family(type, member.family, beginning)) {
      return std::string(member.type);
    }
  }
  // Archives whose first entry is none that the rules expect.
  if (type == kUnknown && beginning.starts_with("PK\3\4")) return "application/zip";
  return type == "application/csv" ? "text/csv" : type;
}

}  // namespace latchkey
