#include "core/domain/firm_logo.hpp"

#include <algorithm>
#include <array>

#include "core/base/sha256.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/setting_history.hpp"
#include "core/store/preview.hpp"

namespace latchkey {
namespace {

constexpr std::array<std::string_view, 3> kTaken = {"image/png", "image/jpeg", "image/webp"};
constexpr std::size_t kContentLetters = 32;
constexpr std::chrono::minutes kLease{2};
constexpr std::chrono::minutes kNoSandboxPause{1};
constexpr unsigned kMostAttempts = 3;

/// How the history of settings calls a logo that is shown.
constexpr const char* kALogo = "a picture";

/// Into the history and the trail; `is`: what is shown from now on, in words. Last in its
/// transaction.
void record_logo(Database& db, const Keyring& keys, const Firm& firm, const ActingStaff& by,
                 const char* what, const char* is, Time now) {
  record_setting_change(db, firm.id, by, "logo", firm.logo.empty() ? "" : kALogo, is, now);
  record(db, keys, firm.id,
         {.action = "settings.changed", .actor = by.author(), .ip = by.ip, .detail = what}, now);
}

void forget_waiting(Database& db, FirmId firm) {
  db.execute("DELETE FROM firm_logos WHERE firm_id = ? AND state <> 'made'", {firm});
}

std::optional<std::string> last_content(Database& db, FirmId firm) {
  return db.find_value<std::string>(
      "SELECT content FROM firm_logos WHERE firm_id = ? AND state = 'made' ORDER BY id DESC "
      "LIMIT 1",
      {firm});
}

std::string content_of(const std::string& png) {
  Sha256 sum;
  sum.add(png);
  return hex(as_text(sum.finish())).substr(0, kContentLetters);
}

/// An upload that waits.
struct Wanted {
  FirmId firm;
  std::uint64_t id;
  unsigned attempts;  // this one included
  std::string picture;
};

std::optional<Wanted> take_wanted(Database& db, Time now) {
  return db.transaction([&]() -> std::optional<Wanted> {
    auto wanted = db.find(
        "SELECT firm_id, id, attempts, uploaded FROM firm_logos WHERE state = 'wanted' "
        "AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED",
        {now}, [](Row& row) {
          Wanted taken;
          taken.firm = row.get<FirmId>();
          taken.id = row.get<std::uint64_t>();
          taken.attempts = row.get<unsigned>() + 1;
          taken.picture = row.get<std::string>();
          return taken;
        });
    if (wanted) {
      db.execute(
          "UPDATE firm_logos SET attempts = ?, next_attempt_at = ? WHERE firm_id = ? AND id = ?",
          {wanted->attempts, now + kLease, wanted->firm, wanted->id});
    }
    return wanted;
  });
}

/// An upload that was looked at: its size first, since drawing is what a bomb waits for.
struct LookedAt {
  Drawn drawn{SandboxEnd::failed};
  bool too_large = false;
};

LookedAt draw(const std::string& picture) {
  const ImageSize size = measure_image(picture);
  if (size.end != SandboxEnd::done) return {{size.end}};
  if (size.width > kMostLogoPixels || size.height > kMostLogoPixels ||
      size.width * size.height > kMostLogoPixels) {
    return {.too_large = true};
  }
  return {draw_image(picture, kLogoWidth, kLogoHeight, Damaged::refused)};
}

void show_made(Database& db, const Wanted& wanted, const Picture& picture) {
  const std::string content = content_of(picture.png);
  db.transaction([&] {
    // One that was taken away, or replaced by a newer upload, while it was drawn has no row.
    if (db.execute("UPDATE firm_logos SET state = 'made', uploaded = NULL, png = ?, content = ?, "
                   "width = ?, height = ? WHERE firm_id = ? AND id = ? AND state = 'wanted'",
                   {picture.png, content, picture.width, picture.height, wanted.firm, wanted.id}) ==
        1) {
      db.execute("UPDATE firms SET logo = ? WHERE id = ?", {content, wanted.firm});
    }
  });
}

}  // namespace

SaveResult<FirmId> upload_logo(Database& db, const Keyring& keys, const Firm& firm,
                               const ActingStaff& by, std::string_view picture,
                               std::string_view media_type, Time now) {
  using Result = SaveResult<FirmId>;
  if (std::ranges::find(kTaken, media_type) == kTaken.end()) {
    return Result::refused({{"logo",
                             "That file is no PNG, JPEG or WebP picture. Save the logo as "
                             "one of these, and choose it again."}});
  }
  if (picture.size() > kMostLogoBytes) {
    return Result::refused(
        {{"logo", "That picture is larger than 1 MB. Save it smaller, and choose it again."}});
  }
  return db.transaction([&] {
    forget_waiting(db, firm.id);
    db.insert(
        "INSERT INTO firm_logos (firm_id, state, next_attempt_at, uploaded, staff_id, staff_name, "
        "created_at) VALUES (?, 'wanted', ?, ?, ?, ?, ?)",
        {firm.id, now, picture, by.id, by.name, now});
    record_logo(db, keys, firm, by, "logo", "a new picture", now);
    return Result{SaveOutcome::saved, firm.id};
  });
}

void remove_logo(Database& db, const Keyring& keys, const Firm& firm, const ActingStaff& by,
                 Time now) {
  db.transaction([&] {
    forget_waiting(db, firm.id);
    db.execute("UPDATE firms SET logo = '' WHERE id = ?", {firm.id});
    record_logo(db, keys, firm, by, "logo removed", "", now);
  });
}

bool restore_logo(Database& db, const Keyring& keys, const Firm& firm, const ActingStaff& by,
                  Time now) {
  return db.transaction([&] {
    const auto content = last_content(db, firm.id);
    if (!content) return false;
    db.execute("UPDATE firms SET logo = ? WHERE id = ?", {*content, firm.id});
    record_logo(db, keys, firm, by, "logo put back", "the last picture", now);
    return true;
  });
}

LogoStanding find_logo_standing(Database& db, const Firm& firm) {
  LogoStanding standing;
  standing.removable = !firm.logo.empty();
  db.find("SELECT state FROM firm_logos WHERE firm_id = ? ORDER BY id DESC LIMIT 1", {firm.id},
          [&](Row& row) {
            const auto state = row.get<std::string>();
            standing.waiting = state == "wanted";
            standing.too_large = state == "too_large";
            standing.refused = state == "refused" || standing.too_large;
            return 0;
          });
  standing.restorable = firm.logo.empty() && !standing.waiting && last_content(db, firm.id);
  return standing;
}

std::optional<Logo> find_logo(Database& db, FirmId firm, std::string_view content) {
  if (content.size() != kContentLetters) return std::nullopt;
  return db.find(
      "SELECT png, width, height FROM firm_logos WHERE firm_id = ? AND content = ? "
      "AND state = 'made' LIMIT 1",
      {firm, content}, [](Row& row) {
        Logo logo;
        logo.png = row.get<std::string>();
        logo.width = row.get<unsigned>();
        logo.height = row.get<unsigned>();
        return logo;
      });
}

PreviewMaking make_next_logo(Database& db, Time now) {
  const auto wanted = take_wanted(db, now);
  if (!wanted) return PreviewMaking::nothing_to_do;
  LookedAt looked;
  if (wanted->attempts <= kMostAttempts) looked = draw(wanted->picture);
  if (looked.drawn.picture) {
    show_made(db, *wanted, *looked.drawn.picture);
    return PreviewMaking::worked;
  }
  if (wanted->attempts <= kMostAttempts && !looked.too_large && !why_no_sandbox().empty()) {
    db.execute(
        "UPDATE firm_logos SET attempts = attempts - 1, next_attempt_at = ? WHERE firm_id = ? "
        "AND id = ?",
        {now + kNoSandboxPause, wanted->firm, wanted->id});
    return PreviewMaking::no_sandbox;
  }
  db.execute(
      "UPDATE firm_logos SET state = ?, uploaded = NULL WHERE firm_id = ? AND id = ? "
      "AND state = 'wanted'",
      {looked.too_large ? "too_large" : "refused", wanted->firm, wanted->id});
  return PreviewMaking::worked;
}

}  // namespace latchkey
