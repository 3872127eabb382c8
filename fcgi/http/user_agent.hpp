// What kind of browser asks, as far as it says so itself: for the words of the devices page and of
// notices, and for the device's fingerprint. Never a version number, which changes every month.
//
// Browsers that run on Chromium and do not say more (Brave, Vivaldi) count as Chrome. Browsers
// inside other apps (Facebook, an Android WebView), and all that are not named here, are `other`.
// Not knowable: Safari on an iPad says it is a Mac unless it is told not to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace latchkey {

// Of longer headers only the beginning is looked at; browsers send about 150 bytes.
constexpr std::size_t kMaxUserAgentBytes = 1024;

enum class BrowserFamily { other, chrome, edge, firefox, safari, samsung_internet, opera };
enum class System { other, windows, macos, iphone, ipad, android, linux, chromeos };
enum class FormFactor { computer, phone, tablet };

struct UserAgent {
  BrowserFamily browser = BrowserFamily::other;
  System system = System::other;
  FormFactor form_factor = FormFactor::computer;
  // Primary subtag of the first language in Accept-Language, lower case ("en" for
  // "en-GB,en;q=0.9"); empty when there is none. Without the region, because browsers come to add
  // or drop it.
  std::string language;
};

// Never fails, whatever the headers hold; they are not kept.
UserAgent read_user_agent(std::string_view user_agent, std::string_view accept_language);

// For people: "Safari on iPhone", "Chrome on a Windows computer", "A browser on an Android phone".
// Plain ASCII of ours, never a word of the header.
std::string describe(const UserAgent& device);

// The text whose keyed hash is a device's fingerprint (product.md, Magic links 8): the same for one
// browser through its updates, different for another kind of browser. Its form must not change:
// every bound device would be turned away.
std::string stable_text(const UserAgent& device);

// True for what calls itself a bot, a scanner, a link preview or a programming library, and for an
// empty header. A hint for the ledger ("opened by something that looked automatic"), not a defence.
bool looks_automatic(std::string_view user_agent);

}  // namespace latchkey
