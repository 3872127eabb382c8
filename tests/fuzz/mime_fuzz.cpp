// Whatever stands in the fields of a Mail, the composed bytes have exactly the expected headers, in
// order, on lines of plain ASCII that end in CRLF; or compose() refuses.
#include <fuzzer/FuzzedDataProvider.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "core/mail/mime.hpp"

using namespace latchkey;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::string some(FuzzedDataProvider& in) {
  return in.ConsumeRandomLengthString(400);
}

// An address mostly valid, so that the fuzzer gets past the refusal; sometimes anything.
std::string some_address(FuzzedDataProvider& in) {
  return in.ConsumeIntegralInRange(0, 7) == 0 ? some(in) : "client@example.com";
}

// Reads the bytes as a strict receiver would: names of the head's fields, then where the body
// starts.
std::vector<std::string> read_head(const std::string& bytes, std::size_t& body) {
  std::vector<std::string> names;
  for (std::size_t at = 0;;) {
    const std::size_t end = bytes.find("\r\n", at);
    require(end != std::string::npos);
    if (end == at) {
      body = at + 2;
      return names;
    }
    const std::string line = bytes.substr(at, end - at);
    if (line[0] == ' ') {
      require(!names.empty());
      require(line.find_first_not_of(' ') != std::string::npos);  // RFC 5322 3.2.2: no blank fold
    } else {
      const std::size_t colon = line.find(':');
      require(colon != std::string::npos && colon > 0);
      names.push_back(line.substr(0, colon));
    }
    at = end + 2;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider in(data, size);
  Mail mail;
  mail.from = {some(in), some_address(in)};
  mail.to = {some(in), some_address(in)};
  if (in.ConsumeBool()) mail.reply_to = Mailbox{some(in), some_address(in)};
  mail.subject = some(in);
  mail.message_id = in.ConsumeIntegralInRange(0, 7) == 0 ? some(in) : "1.2@latchkey.example";
  mail.date = Time(std::chrono::seconds(in.ConsumeIntegral<std::int32_t>()));
  if (in.ConsumeBool()) {
    mail.headers.push_back({in.ConsumeBool() ? "Auto-Submitted" : some(in), some(in)});
  }
  mail.text = some(in);
  mail.html = in.ConsumeRemainingBytesAsString();

  std::string bytes;
  try {
    bytes = compose(mail);
  } catch (const MailError&) {
    return 0;
  }

  std::vector<std::string> expected = {"Date", "From", "To"};
  if (mail.reply_to) expected.emplace_back("Reply-To");
  expected.insert(expected.end(), {"Subject", "Message-ID"});
  for (const MailHeader& header : mail.headers) expected.push_back(header.name);
  expected.insert(expected.end(), {"MIME-Version", "Content-Type"});
  std::size_t body = 0;
  require(read_head(bytes, body) == expected);

  std::size_t parts = 0;
  std::size_t column = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c == '\r') {
      require(i + 1 < bytes.size() && bytes[i + 1] == '\n');
    } else if (c == '\n') {
      require(i > 0 && bytes[i - 1] == '\r');
      column = 0;
      continue;
    } else {
      require((c >= 0x20 && c < 0x7F) || (c == '\t' && i >= body));
      if (column == 0 && i >= body) {
        require(c != '.');
        if (bytes.compare(i, 4, "--=_") == 0) ++parts;
      }
    }
    require(++column <= 77 || (i < body && column < 400));  // 76 and the CR
  }
  require(parts == 3);  // two parts and the end
  return 0;
}
