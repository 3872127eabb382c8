#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace latchkey {

/// Where a link of the page may lead; empty: nowhere, it is shown without its address.
using LeadLink = std::function<std::optional<std::string>(std::string_view address)>;

/// A whole page of ours as something to look at: forms become plain blocks and post nowhere, every
/// field and button is disabled, hidden fields and scripts are left out, links lead where `lead`
/// says (those within the page stay). `banner`, HTML, stands first in its body,
/// behind the link past the frame.
/// Requires what our templates write: quoted attributes, "<" and ">" escaped in values.
std::string make_inert(std::string_view page, std::string_view banner, const LeadLink& lead);

}  // namespace latchkey
