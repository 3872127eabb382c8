#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/preview_making.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

// A firm's logo. What an administrator uploads is never given out: the previewer draws it anew in
// its sandbox, smaller and without anything but its pixels, and Firm::logo names what it drew.

namespace latchkey {

inline constexpr std::size_t kMostLogoBytes = 1'000'000;
/// It is made to fit into so many pixels: three times what pages and mails show.
inline constexpr unsigned kLogoWidth = 480, kLogoHeight = 160;
/// Of an upload, width times height: eighty times a screen. A megabyte can say that it is a hundred
/// times as large, and would take the previewer half a minute.
inline constexpr std::uint64_t kMostLogoPixels = 40'000'000;

/// A logo that was drawn.
struct Logo {
  std::string png;
  unsigned width, height;  // pixels
};

/// What the settings page says of it, beside Firm::logo.
struct LogoStanding {
  bool waiting = false;     // an upload is about to be drawn
  bool refused = false;     // the last upload cannot be drawn; what was shown before still is
  bool too_large = false;   // and that is why: it has more than kMostLogoPixels
  bool removable = false;   // there is one
  bool restorable = false;  // it was taken away, and can be put back
};

/// Keeps an uploaded picture for the previewer; what is shown does not change before it is drawn.
/// Objections' field: logo, for what is no PNG, JPEG or WebP by its content, or too large.
SaveResult<FirmId> upload_logo(Database& db, const Keyring& keys, const Firm& firm,
                               const ActingStaff& by, std::string_view picture,
                               std::string_view media_type, Time now);
/// Shows none, and draws none that waits.
void remove_logo(Database& db, const Keyring& keys, const Firm& firm, const ActingStaff& by,
                 Time now);
/// Shows the last one again. False: there was none.
bool restore_logo(Database& db, const Keyring& keys, const Firm& firm, const ActingStaff& by,
                  Time now);

LogoStanding find_logo_standing(Database& db, const Firm& firm);
/// `content`: as Firm::logo names it. Also one that is not shown any more, for pages that are.
std::optional<Logo> find_logo(Database& db, FirmId firm, std::string_view content);

/// Draws the next logo that waits, of any firm, and shows it. For the previewer.
PreviewMaking make_next_logo(Database& db, Time now);

}  // namespace latchkey
