#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace latchkey::log {

/// One `key=value` pair of a log line. Values with spaces, quotes or controls are quoted and
/// escaped, so that a line stays one line whatever a visitor sends.
using Field = std::pair<std::string_view, std::string>;

/// Writes `event key=value …` as one line to standard error, with journald's <priority> in front
/// where standard error is the journal. Never give it a token, a secret or a client's text.
void notice(std::string_view event, std::initializer_list<Field> fields = {});
void warning(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});

}  // namespace latchkey::log
