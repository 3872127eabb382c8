#pragma once
#include <string>
#include <string_view>

namespace latchkey {

/// What staff write as CommonMark, as HTML: raw HTML in it is dropped, dangerous link schemes are
/// emptied (cmark-gfm's safe mode), links leave without a referrer. Images become their
/// description: pages load nothing from other hosts.
std::string markdown_to_html(std::string_view markdown);

}  // namespace latchkey
