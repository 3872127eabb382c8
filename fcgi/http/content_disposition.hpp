// The header that makes a browser save a file instead of showing it.
#pragma once

#include <string>
#include <string_view>

namespace latchkey {

// The value of Content-Disposition for a download under `file_name` (RFC 6266): `attachment`, a
// plain ASCII filename, and filename* (RFC 8187) where that says less than the name. The name goes
// through clean_file_name here, so any bytes may be passed; the result is printable ASCII.
std::string attachment_disposition(std::string_view file_name);

}  // namespace latchkey
