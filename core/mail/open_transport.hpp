#pragma once

#include <memory>

#include "core/base/config.hpp"
#include "core/mail/transport.hpp"

namespace latchkey {

// The transport that the configuration names, with its secrets read. Talks to nobody yet. Throws
// ConfigError for settings that do not go together.
std::unique_ptr<MailTransport> open_transport(const Config& config);

}  // namespace latchkey
