#include "core/db/row.hpp"

#include <cppconn/exception.h>
#include <cppconn/resultset.h>

#include <stdexcept>

namespace latchkey {

bool Row::is_null() const {
  try {
    return result_.isNull(column_);
  } catch (const sql::InvalidArgumentException&) {
    throw std::logic_error("the row has no column " + std::to_string(column_));
  }
}

void Row::require_value() const {
  if (is_null()) {
    throw std::logic_error("column " + std::to_string(column_) + " is NULL");
  }
}

std::uint64_t Row::number() const {
  require_value();
  return result_.getUInt64(column_);
}

std::int64_t Row::signed_number() const {
  require_value();
  return result_.getInt64(column_);
}

std::string Row::text() const {
  require_value();
  return result_.getString(column_).asStdString();
}

Date Row::read(Date*) {
  auto date = parse_date(text());
  if (!date) throw std::logic_error("column " + std::to_string(column_) + " is not a date");
  return *date;
}

}  // namespace latchkey
