#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace latchkey {

/// How much of a file's beginning is looked at.
constexpr std::size_t kMediaTypeLook = 64 * 1024;

/// The media type of a file that begins with `beginning`, as its content says (libmagic):
/// "application/pdf", "image/heic". The name's extension only tells apart what content alone does
/// not: which office format a ZIP or OLE container is, and whether a text is a CSV. A file that
/// calls itself .pdf and holds a web page is a web page.
/// At most 100 characters of lower-case ASCII; what nobody knows is "application/octet-stream".
/// It is for showing and choosing an icon, not a promise that the file is harmless.
std::string media_type(std::string_view beginning, std::string_view name);

}  // namespace latchkey
