#pragma once
#include <string>

#include "core/base/random.hpp"
#include "core/base/time.hpp"
#include "core/db/database.hpp"
#include "core/domain/firm.hpp"

namespace latchkey {

/// The longest password of the guide: what Acrobat takes at AES-256 is 127 bytes of UTF-8.
inline constexpr std::size_t kMaxHelpPassword = 30;

/// The help page as a PDF that opens with the firm's password. It is kept, and made anew only where
/// its words, the firm's settings or its password have changed since; so a new firm's is made by
/// whoever asks first, a download or the mailer's job. Throws PdfError where it cannot be made.
std::string load_help_guide(Database& db, Random& random, const Firm& firm, Time now);

/// Makes the guide where it is not what it should be. True where it was made. Throws PdfError.
bool renew_help_guide(Database& db, Random& random, const Firm& firm, Time now);

}  // namespace latchkey
