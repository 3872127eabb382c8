// Letters about what the other side did.
#pragma once

#include "core/mail/letter.hpp"

namespace latchkey {

// To a contact: comments, returns and refusals of the firm's. Uses contact_name, client, work,
// news, staff (who wrote last).
WrittenLetter news_letter(const LetterTemplates& templates, const LetterFacts& facts,
                          std::string_view url);

// To staff: what came in from clients. Uses client, work, news, staff; `url` is the review queue.
WrittenLetter staff_news_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                std::string_view url);

}  // namespace latchkey
