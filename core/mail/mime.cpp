#include "core/mail/mime.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/mail_address.hpp"
#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kLine = 76;         // RFC 2045 6.7 and RFC 2047 2, without the CRLF
constexpr std::size_t kEncodedWord = 75;  // RFC 2047 2
constexpr std::string_view kEol = "\r\n";
// "=_" can never stand in quoted-printable output, so no body can hold this delimiter (RFC
// 2045 6.7).
constexpr std::string_view kBoundary = "=_latchkey_alternative";

// Written by compose() itself; a second one would let a header lie about the message.
constexpr std::array<std::string_view, 10> kOwnHeaders = {
    "from",         "to",           "reply-to",
    "subject",      "message-id",   "date",
    "mime-version", "content-type", "content-transfer-encoding",
    "bcc"};

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_atom_char(char c) {
  return is_alnum(c) ||
         (c != '\0' && std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos);
}

bool is_dot_atom(std::string_view s) {
  if (s.empty() || s.front() == '.' || s.back() == '.') return false;
  char before = 0;
  for (char c : s) {
    if (c == '.' ? before == '.' : !is_atom_char(c)) return false;
    before = c;
  }
  return true;
}

// The bytes with each one that is no UTF-8 as U+FFFD.
std::string repaired(std::string_view text) {
  constexpr char32_t kReplacement = 0xFFFD;
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto code = take_code_point(text);
    append_code_point(out, code.value_or(kReplacement));
    if (!code) text.remove_prefix(1);
  }
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kDigits[group >> (18U - 6U * k) & 0x3FU];
    }
  }
  return out;
}

// RFC 2047 words for text that one_line() made, one a line; `used` columns are taken on the first.
std::string encoded_words(std::string_view text, std::size_t used) {
  constexpr std::string_view kOpen = "=?UTF-8?B?";
  constexpr std::string_view kClose = "?=";
  std::string out;
  while (!text.empty()) {
    const std::size_t columns = std::min(kEncodedWord, kLine - used) - kOpen.size() - kClose.size();
    const std::size_t room = columns / 4 * 3;
    std::string_view rest = text;
    while (!rest.empty()) {  // never cut a character: each word is decoded on its own
      std::string_view after = rest;
      take_code_point(after);
      if (text.size() - after.size() > room) break;
      rest = after;
    }
    const std::size_t taken = text.size() - rest.size();
    if (!out.empty()) out.append(kEol).append(" ");
    out.append(kOpen).append(base64(text.substr(0, taken))).append(kClose);
    text.remove_prefix(taken);
    used = 1;
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Unstructured text folded at its spaces; as encoded words where plain words will not do.
std::string unstructured(std::string_view raw, std::size_t used) {
  const std::string text = one_line(raw);
  std::string out;
  std::size_t column = used;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    if (word.size() + used + 1 > kLine || !is_ascii(word) ||
        word.find("=?") != std::string_view::npos) {
      return encoded_words(text, used);
    }
    if (at > 0 && column + 1 + word.size() > kLine) {
      out.append(kEol);
      column = 0;
    }
    if (at > 0) {
      out += ' ';
      ++column;
    }
    out.append(word);
    column += word.size();
    at = end + 1;
  }
  return out;
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(":");
  if (!value.empty()) out.append(" ").append(value);  // no blank at a line's end
  out.append(kEol);
}

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

void append_mailbox(std::string& out, std::string_view header, const Mailbox& mailbox) {
  if (!is_mailable_address(mailbox.address)) {
    throw MailError(std::string(header) + ": not an address that mail can be sent with");
  }
  const std::string address = '<' + mailbox.address + '>';
  const std::size_t used = header.size() + 2;
  const std::string name = one_line(mailbox.name);
  if (name.empty()) return append_header(out, header, mailbox.address);
  std::string value = quoted(name);
  // A quoted "=?" would be shown decoded by some readers, so it is encoded like what is not ASCII.
  if (!is_ascii(name) || used + value.size() > kLine || name.find("=?") != std::string::npos) {
    value = encoded_words(name, used);
  }
  const std::size_t last = value.rfind('\n');
  const std::size_t column =
      last == std::string::npos ? used + value.size() : value.size() - last - 1;
  value.append(column + 1 + address.size() > kLine ? "\r\n " : " ").append(address);
  append_header(out, header, value);
}

bool is_message_id(std::string_view id) {
  const std::size_t at = id.find('@');
  return id.size() <= kMaxMessageId && at != std::string_view::npos &&
         is_dot_atom(id.substr(0, at)) && is_dot_atom(id.substr(at + 1));
}

// Body text with valid UTF-8, LF line ends and no control character but the tab.
std::string clean_body(std::string_view raw) {
  std::string out = repaired(raw);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '\r') {
      if (i + 1 < out.size() && out[i + 1] == '\n') continue;
      out[kept++] = '\n';
    } else {
      const auto byte = static_cast<unsigned char>(out[i]);
      const bool control = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
      out[kept++] = control ? ' ' : out[i];
    }
  }
  out.resize(kept);
  return out;
}

void append_quoted_printable_line(std::string& out, std::string_view line) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool last = i + 1 == line.size();
    bool plain = (byte > 0x20 && byte < 0x7F && c != '=') || ((c == ' ' || c == '\t') && !last);
    // A dot alone ends SMTP's DATA and "From " begins a mail in an mbox: kept off a line's start,
    // whoever forwards or stores this later.
    if (column == 0 && (c == '.' || line.substr(i, 5) == "From ")) plain = false;
    const std::size_t width = plain ? 1 : 3;
    if (column + width > (last ? kLine : kLine - 1)) {
      out.append("=").append(kEol);
      column = 0;
      --i;  // judged again at the start of the new line
      continue;
    }
    if (plain) {
      out += c;
    } else {
      out += '=';
      out += kHex[byte >> 4U];
      out += kHex[byte & 0x0FU];
    }
    column += width;
  }
  out.append(kEol);
}

void append_part(std::string& out, std::string_view type, std::string_view body) {
  out.append("--").append(kBoundary).append(kEol);
  append_header(out, "Content-Type", std::string(type) + "; charset=UTF-8");
  append_header(out, "Content-Transfer-Encoding", "quoted-printable");
  out.append(kEol);
  const std::string clean = clean_body(body);
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find('\n', at), clean.size());
    append_quoted_printable_line(out, std::string_view(clean).substr(at, end - at));
    at = end + 1;
  }
}

bool is_extra_header(std::string_view name) {
  if (name.empty() || name.size() > 40) return false;
  std::string lower;
  for (char c : name) {
    if (!is_alnum(c) && c != '-') return false;
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return std::find(kOwnHeaders.begin(), kOwnHeaders.end(), lower) == kOwnHeaders.end();
}

}  // namespace

bool is_mailable_address(std::string_view address) {
  return !address.empty() && read_mail_address(address).address == address;
}

std::string one_line(std::string_view text) {
  return clean_line(repaired(text)).value_or("");
}

std::string compose(const Mail& mail) {
  if (!is_message_id(mail.message_id)) throw MailError("Message-ID: not of the form left@right");
  std::string out;
  out.reserve(2048 + mail.text.size() * 5 / 4 + mail.html.size() * 5 / 4);
  append_header(out, "Date", mail_time(mail.date));
  append_mailbox(out, "From", mail.from);
  append_mailbox(out, "To", mail.to);
  if (mail.reply_to) append_mailbox(out, "Reply-To", *mail.reply_to);
  append_header(out, "Subject", unstructured(mail.subject, std::string_view("Subject: ").size()));
  append_header(out, "Message-ID", '<' + mail.message_id + '>');
  for (const MailHeader& header : mail.headers) {
    if (!is_extra_header(header.name)) throw MailError("a header's name is not one to add");
    append_header(out, header.name, unstructured(header.value, header.name.size() + 2));
  }
  append_header(out, "MIME-Version", "1.0");
  append_header(out, "Content-Type",
                "multipart/alternative;\r\n boundary=\"" + std::string(kBoundary) + '"');
  out.append(kEol);
  append_part(out, "text/plain", mail.text);
  append_part(out, "text/html", mail.html);
  out.append("--").append(kBoundary).append("--").append(kEol);
  return out;
}

}  // namespace latchkey
