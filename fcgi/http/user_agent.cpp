#include "fcgi/http/user_agent.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace latchkey {
namespace {

template <typename Kind>
struct Mark {
  std::string_view text;
  Kind kind;
};

// The first mark that is found decides. Nearly every browser also claims to be those further down:
// Edge says Chrome and Safari, Chrome says Safari.
constexpr std::array kBrowserMarks = std::to_array<Mark<BrowserFamily>>({
    // Inside another app, or of a maker that is not one of ours.
    {"FBAN/", BrowserFamily::other},
    {"FBAV/", BrowserFamily::other},
    {"FB_IAB/", BrowserFamily::other},
    {"Instagram ", BrowserFamily::other},
    {"LinkedInApp", BrowserFamily::other},
    {"MicroMessenger/", BrowserFamily::other},
    {"Line/", BrowserFamily::other},
    {"GSA/", BrowserFamily::other},
    {"; wv)", BrowserFamily::other},
    {"YaBrowser/", BrowserFamily::other},
    {"UCBrowser/", BrowserFamily::other},
    {"MiuiBrowser/", BrowserFamily::other},
    {"HuaweiBrowser/", BrowserFamily::other},
    {"DuckDuckGo/", BrowserFamily::other},
    {"Ddg/", BrowserFamily::other},
    {"MSIE ", BrowserFamily::other},
    {"Trident/", BrowserFamily::other},
    {"Edg/", BrowserFamily::edge},
    {"EdgA/", BrowserFamily::edge},
    {"EdgiOS/", BrowserFamily::edge},
    {"Edge/", BrowserFamily::edge},
    {"OPR/", BrowserFamily::opera},
    {"OPT/", BrowserFamily::opera},
    {"OPiOS/", BrowserFamily::opera},
    {"Opera", BrowserFamily::opera},
    {"SamsungBrowser/", BrowserFamily::samsung_internet},
    {"Firefox/", BrowserFamily::firefox},
    {"FxiOS/", BrowserFamily::firefox},
    {"CriOS/", BrowserFamily::chrome},
    {"Chrome/", BrowserFamily::chrome},
    {"Chromium/", BrowserFamily::chrome},
    // The old browser of Android also says "Version/… Safari/…".
    {"Android", BrowserFamily::other},
});

constexpr std::array kSystemMarks = std::to_array<Mark<System>>({
    {"Windows Phone", System::other},
    {"iPhone", System::iphone},
    {"iPod", System::iphone},
    {"iPad", System::ipad},
    {"Android", System::android},
    {"Windows", System::windows},
    {"CrOS", System::chromeos},
    {"Macintosh", System::macos},
    {"Linux", System::linux},
});

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool is_lower_letter(char c) {
  return c >= 'a' && c <= 'z';
}

BrowserFamily browser_of(std::string_view text) {
  for (const auto& mark : kBrowserMarks) {
    if (has(text, mark.text)) return mark.kind;
  }
  // Apps that show pages on an iPhone leave out both or one of these.
  return has(text, "Version/") && has(text, "Safari/") ? BrowserFamily::safari
                                                       : BrowserFamily::other;
}

System system_of(std::string_view text) {
  for (const auto& mark : kSystemMarks) {
    if (!has(text, mark.text)) continue;
    // Browsers of these names exist on iOS only: an iPad that asks for the desktop's pages.
    const bool ios_browser = has(text, "CriOS/") || has(text, "FxiOS/") || has(text, "EdgiOS/");
    return mark.kind == System::macos && ios_browser ? System::ipad : mark.kind;
  }
  return System::other;
}

FormFactor form_factor_of(std::string_view text, System system) {
  switch (system) {
    case System::iphone:
      return FormFactor::phone;
    case System::ipad:
      return FormFactor::tablet;
    case System::android:
      return has(text, "Mobile") || has(text, "Opera Mini") ? FormFactor::phone
                                                            : FormFactor::tablet;
    case System::other:
      if (has(text, "Tablet")) return FormFactor::tablet;
      return has(text, "Mobile") || has(text, "Mobi") ? FormFactor::phone : FormFactor::computer;
    default:
      return FormFactor::computer;
  }
}

std::string language_of(std::string_view accept_language) {
  std::string language;
  accept_language.remove_prefix(
      std::min(accept_language.find_first_not_of(" \t"), accept_language.size()));
  for (const char raw : accept_language) {
    const char c = lower(raw);
    if (is_lower_letter(c) && language.size() < 8) {  // RFC 5646: 2 to 8 letters
      language += c;
    } else {
      if (std::string_view("-_,; \t").find(c) == std::string_view::npos) return {};
      break;
    }
  }
  return language.size() >= 2 ? language : std::string();
}

std::string_view name_of(BrowserFamily browser) {
  switch (browser) {
    case BrowserFamily::chrome:
      return "Chrome";
    case BrowserFamily::edge:
      return "Edge";
    case BrowserFamily::firefox:
      return "Firefox";
    case BrowserFamily::safari:
      return "Safari";
    case BrowserFamily::samsung_internet:
      return "Samsung Internet";
    case BrowserFamily::opera:
      return "Opera";
    case BrowserFamily::other:
      break;
  }
  return "A browser";
}

std::string_view name_of(FormFactor form_factor) {
  switch (form_factor) {
    case FormFactor::phone:
      return "phone";
    case FormFactor::tablet:
      return "tablet";
    case FormFactor::computer:
      break;
  }
  return "computer";
}

std::string machine_of(const UserAgent& device) {
  switch (device.system) {
    case System::iphone:
      return "iPhone";
    case System::ipad:
      return "iPad";
    case System::macos:
      return device.browser == BrowserFamily::safari ? "a Mac or iPad" : "a Mac";
    case System::windows:
      return "a Windows computer";
    case System::linux:
      return "a Linux computer";
    case System::chromeos:
      return "a Chromebook";
    case System::android:
      return "an Android " + std::string(name_of(device.form_factor));
    case System::other:
      break;
  }
  return "a " + std::string(name_of(device.form_factor));
}

// Not to be renamed: see stable_text.
std::string_view stable_name(BrowserFamily browser) {
  constexpr std::array<std::string_view, 7> kNames = {"other",  "chrome",  "edge", "firefox",
                                                      "safari", "samsung", "opera"};
  return kNames.at(static_cast<std::size_t>(browser));
}

std::string_view stable_name(System system) {
  constexpr std::array<std::string_view, 8> kNames = {"other", "windows", "macos", "iphone",
                                                      "ipad",  "android", "linux", "chromeos"};
  return kNames.at(static_cast<std::size_t>(system));
}

std::string_view stable_name(FormFactor form_factor) {
  constexpr std::array<std::string_view, 3> kNames = {"computer", "phone", "tablet"};
  return kNames.at(static_cast<std::size_t>(form_factor));
}

constexpr std::array kAutomaticMarks = std::to_array<std::string_view>({
    "bot/",
    "bot;",
    "bot-",
    "bot)",
    "crawl",
    "spider",
    "scan",
    "preview",
    "headless",
    "phantomjs",
    "selenium",
    "lighthouse",
    "monitor",
    "google-",
    "googleother",
    "mediapartners",
    "facebookexternalhit",
    "whatsapp/",
    "imageproxy",
    "mailproxy",
    "ms-office",
    "microsoft office",
    "barracuda",
    "proofpoint",
    "mimecast",
    "safelinks",
    "urldefense",
    "trendmicro",
    "symantec",
    "virustotal",
    "urlscan",
    "paloalto",
    "fortiguard",
    "python",
    "curl/",
    "wget/",
    "java/",
    "go-http-client",
    "httpclient",
    "okhttp",
    "libwww",
    "axios/",
    "node-fetch",
    "compatible; msie",
});

}  // namespace

UserAgent read_user_agent(std::string_view user_agent, std::string_view accept_language) {
  user_agent = user_agent.substr(0, kMaxUserAgentBytes);
  UserAgent device;
  device.browser = browser_of(user_agent);
  device.system = system_of(user_agent);
  device.form_factor = form_factor_of(user_agent, device.system);
  device.language = language_of(accept_language);
  return device;
}

std::string describe(const UserAgent& device) {
  if (device.browser == BrowserFamily::other && device.system == System::other &&
      device.form_factor == FormFactor::computer) {
    return "An unknown browser";
  }
  return std::string(name_of(device.browser)) + " on " + machine_of(device);
}

std::string stable_text(const UserAgent& device) {
  std::string text = "browser=";
  text += stable_name(device.browser);
  text += " system=";
  text += stable_name(device.system);
  text += " form=";
  text += stable_name(device.form_factor);
  text += " language=";
  text += device.language;
  return text;
}

bool looks_automatic(std::string_view user_agent) {
  std::string text(user_agent.substr(0, kMaxUserAgentBytes));
  std::transform(text.begin(), text.end(), text.begin(), lower);
  // Every browser of the last twenty years begins like this.
  if (text.rfind("mozilla/", 0) != 0 && text.rfind("opera/", 0) != 0) return true;
  // A maker of phones whose name would otherwise end in a robot.
  for (auto at = text.find("cubot"); at != std::string::npos; at = text.find("cubot")) {
    text.erase(at, 5);
  }
  return std::any_of(kAutomaticMarks.begin(), kAutomaticMarks.end(),
                     [&](std::string_view mark) { return has(text, mark); });
}

}  // namespace latchkey
