#include "core/mail/jobs.hpp"

#include <array>

#include "core/base/clock.hpp"
#include "core/base/log.hpp"
#include "core/base/pdf_text.hpp"
#include "core/base/random.hpp"
#include "core/domain/bulk_change.hpp"
#include "core/domain/contact_import.hpp"
#include "core/domain/contain.hpp"
#include "core/domain/document_removal.hpp"
#include "core/domain/document_sweep.hpp"
#include "core/domain/due_send.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/help_guide.hpp"
#include "core/domain/news.hpp"
#include "core/domain/pin_migration.hpp"
#include "core/domain/recurrence.hpp"

namespace latchkey {
namespace {

// The literal 1000 in these is kJobBite.
std::uint64_t forget_ended_sessions(const JobTools& tools) {
  return tools.db.execute(
      "DELETE FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000", {tools.now});
}

std::uint64_t forget_old_limits(const JobTools& tools) {
  return tools.db.execute(
      "DELETE FROM rate_limits WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000", {tools.now});
}

std::uint64_t forget_spent_challenges(const JobTools& tools) {
  return tools.db.execute(
      "DELETE FROM spent_passkey_challenges WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000",
      {tools.now});
}

/// A day after their end: until then their pages can say what became of them. Whose address was
/// nobody's goes with them, since it is no business of the firm's.
std::uint64_t forget_old_confirmations(const JobTools& tools) {
  const Time before = tools.now - std::chrono::hours{24};
  tools.db.execute(
      "DELETE t FROM confirmation_tokens t JOIN (SELECT firm_id, id FROM confirmations "
      "WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000) m "
      "ON t.firm_id = m.firm_id AND t.confirmation_id = m.id",
      {before});
  tools.db.execute(
      "DELETE FROM outbox WHERE state = 'cancelled' AND next_attempt_at <= ? "
      "AND contact_id IS NULL AND confirmation_id IS NOT NULL LIMIT 1000",
      {before});
  return tools.db.execute(
      "DELETE FROM confirmations WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000", {before});
}

std::uint64_t forget_old_hand_overs(const JobTools& tools) {
  return tools.db.execute(
      "DELETE FROM handovers WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000",
      {tools.now - std::chrono::hours{24}});
}

std::uint64_t forget_removed_files(const JobTools& tools) {
  return forget_removed_documents(tools.db, tools.now, kJobBite);
}

/// Their pages are for looking at what was just done.
std::uint64_t forget_old_bulk_changes(const JobTools& tools) {
  return forget_bulk_changes(tools.db, tools.now - std::chrono::days{7});
}

std::uint64_t sweep_stored_files(const JobTools& tools) {
  try {
    const DocumentSweep sweep = sweep_documents(tools.db, tools.documents, tools.now, tools.go_on);
    if (sweep.refused) {
      log::error("sweep-refused", {{"files", std::to_string(sweep.looked_at)},
                                   {"without_a_row", std::to_string(sweep.orphans)},
                                   {"why", "so many look like another database's files"}});
      return sweep.unfinished;
    }
    return sweep.stopped ? 0 : sweep.orphans + sweep.unfinished;
  } catch (const StoreError& error) {
    // Mail goes out whether or not the documents can be reached.
    log::error("sweep-failed", {{"why", error.what()}});
    return 0;
  }
}

/// A firm that is new, and every firm after an upgrade with other words; the rest have theirs since
/// their settings were saved.
std::uint64_t make_help_guides(const JobTools& tools) {
  SystemRandom random;
  std::uint64_t made = 0;
  for (const Firm& firm : list_firms(tools.db)) {
    if (!tools.go_on()) break;
    if (firm.suspended_at) continue;
    try {
      if (renew_help_guide(tools.db, random, firm, tools.now)) ++made;
    } catch (const PdfError& error) {
      log::error("help-guide-failed", {{"firm", firm.slug}, {"why", error.what()}});
      break;
    }
  }
  if (made > 0) log::notice("help-guides", {{"made", std::to_string(made)}});
  return 0;  // all of them, in one bite
}

std::uint64_t resend_pin_requests(const JobTools& tools) {
  SystemRandom random;
  while (tools.go_on() && resend_next_pin_request(tools.db, tools.keys, random, tools.now)) {
  }
  return 0;  // nothing is taken away
}

std::uint64_t import_contacts(const JobTools& tools) {
  if (!tools.beside) return 0;
  SystemRandom random;
  const SystemClock clock;
  while (tools.go_on() && run_next_import(
                              *tools.beside, tools.db, tools.keys, random,
                              [&] { return clock.now(); }, tools.go_on)) {
    log::notice("contacts-imported", {});
  }
  return 0;  // nothing is taken away
}

std::uint64_t repeat_work(const JobTools& tools) {
  std::uint64_t made = 0;
  while (tools.go_on() && make_due_work(tools.db, tools.keys, tools.now)) ++made;
  if (made > 0) log::notice("work-repeated", {{"series", std::to_string(made)}});
  return 0;  // all of them, in one bite
}

std::uint64_t mail_news(const JobTools& tools) {
  SystemRandom random;
  while (tools.go_on() && mail_next_news(tools.db, random, tools.now)) {
  }
  return 0;  // nothing is taken away
}

std::uint64_t forget_imports(const JobTools& tools) {
  return forget_old_imports(tools.db, tools.now);
}

std::uint64_t send_what_is_due(const JobTools& tools) {
  SystemRandom random;
  while (tools.go_on() && run_due_send(tools.db, tools.keys, random, tools.now)) {
  }
  return 0;  // nothing is taken away
}

std::uint64_t clear_contained_firms(const JobTools& tools) {
  const auto firms = clear_contained(tools.db, tools.now, tools.go_on);
  if (firms > 0) log::notice("contained", {{"firms", std::to_string(firms)}});
  return 0;
}

}  // namespace

std::span<const Job> jobs() {
  using namespace std::chrono_literals;
  static constexpr auto kJobs = std::to_array<Job>({
      {"forget_ended_sessions", 10min, forget_ended_sessions},
      {"forget_old_limits", 10min, forget_old_limits},
      {"forget_old_hand_overs", 10min, forget_old_hand_overs},
      {"make_help_guides", 10min, make_help_guides},
      {"forget_spent_challenges", 10min, forget_spent_challenges},
      {"forget_old_confirmations", 1h, forget_old_confirmations},
      {"forget_removed_files", 1h, forget_removed_files},
      {"mail_news", 10s, mail_news},
      {"clear_contained_firms", 1min, clear_contained_firms},
      {"forget_old_bulk_changes", 1h, forget_old_bulk_changes},
      {"sweep_stored_files", 24h, sweep_stored_files},
      {"import_contacts", 1s, import_contacts},
      {"forget_old_imports", 1h, forget_imports},
      // The fastest pace is one in twelve seconds.
      {"resend_pin_requests", 2s, resend_pin_requests},
      // "Within a minute" is what the page says.
      {"repeat_work", 30s, repeat_work},
      {"send_what_is_due", 1s, send_what_is_due},
  });
  return kJobs;
}

}  // namespace latchkey
