#include "fcgi/http/user_agent.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <vector>

using namespace latchkey;

namespace {

constexpr auto kWindowsChrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/124.0.0.0 Safari/537.36";
constexpr auto kIphoneSafari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1";

struct Row {
  std::string description;
  std::string user_agent;
};

// Real headers, of 2021 to 2025.
const std::vector<Row> kBrowsers = {
    {"Chrome on a Windows computer", kWindowsChrome},
    {"Chrome on a Mac",
     "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/131.0.0.0 Safari/537.36"},
    {"Chrome on a Linux computer",
     "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 "
     "Safari/537.36"},
    {"Chrome on a Chromebook",
     "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/122.0.0.0 Safari/537.36"},
    {"Chrome on an Android phone",
     "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 "
     "Mobile Safari/537.36"},
    {"Chrome on an Android phone",
     "Mozilla/5.0 (Linux; Android 12; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/96.0.4664.104 Mobile Safari/537.36"},
    {"Chrome on an Android tablet",
     "Mozilla/5.0 (Linux; Android 11; SM-T510) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/112.0.0.0 Safari/537.36"},
    {"Chrome on iPhone",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
     "Gecko) CriOS/124.0.6367.88 Mobile/15E148 Safari/604.1"},
    {"Chrome on iPad",
     "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "CriOS/116.0.5845.90 Mobile/15E148 Safari/604.1"},
    {"Chrome on iPad",
     "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "CriOS/119 Version/11.1.1 Safari/605.1.15"},
    {"Edge on a Windows computer",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/123.0.0.0 Safari/537.36 Edg/123.0.2420.97"},
    {"Edge on an Android phone",
     "Mozilla/5.0 (Linux; Android 10; Pixel 3 XL) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/120.0.6099.193 Mobile Safari/537.36 EdgA/120.0.2210.115"},
    {"Edge on iPhone",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
     "Gecko) Version/17.0 EdgiOS/120.0.2210.126 Mobile/15E148 Safari/605.1.15"},
    {"Firefox on a Windows computer",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0"},
    {"Firefox on a Mac",
     "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.4; rv:124.0) Gecko/20100101 Firefox/124.0"},
    {"Firefox on a Linux computer",
     "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0"},
    {"Firefox on an Android phone",
     "Mozilla/5.0 (Android 14; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0"},
    {"Firefox on an Android tablet",
     "Mozilla/5.0 (Android 13; Tablet; rv:109.0) Gecko/118.0 Firefox/118.0"},
    {"Firefox on iPhone",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 14_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
     "Gecko) FxiOS/125.0 Mobile/15E148 Safari/605.1.15"},
    {"Safari on iPhone", kIphoneSafari},
    {"Safari on iPad",
     "Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Version/17.4 Mobile/15E148 Safari/604.1"},
    // An iPad in its usual mode sends exactly this too.
    {"Safari on a Mac or iPad",
     "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Version/17.4.1 Safari/605.1.15"},
    {"Samsung Internet on an Android phone",
     "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) "
     "SamsungBrowser/21.0 Chrome/110.0.5481.154 Mobile Safari/537.36"},
    {"Samsung Internet on an Android tablet",
     "Mozilla/5.0 (Linux; Android 12; SAMSUNG SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) "
     "SamsungBrowser/20.0 Chrome/106.0.5249.126 Safari/537.36"},
    {"Opera on a Windows computer",
     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/122.0.0.0 Safari/537.36 OPR/108.0.0.0"},
    {"Opera on an Android phone",
     "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 "
     "Mobile Safari/537.36 OPR/80.0.0.0"},
    {"Opera on iPhone",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
     "Gecko) Version/16.5 Mobile/15E148 Safari/604.1 OPT/4.0.0"},
    {"A browser on iPhone",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
     "Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/460.0.0.33.105;FBDV/iPhone14,5]"},
    {"A browser on iPhone",
     "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
     "Gecko) Mobile/15E148"},
    {"A browser on an Android phone",
     "Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/TQ3A.230805.001; wv) AppleWebKit/537.36 "
     "(KHTML, "
     "like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36"},
    {"A browser on a Windows computer",
     "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"},
    {"Firefox on a phone",
     "Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5"},
    {"Chrome on an Android phone",
     "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/96.0.4664.45 Mobile Safari/537.36"},
};

const std::vector<std::string> kAutomatic = {
    "",
    "-",
    "curl/7.88.1",
    "Wget/1.21.3",
    "python-requests/2.31.0",
    "Go-http-client/2.0",
    "Java/17.0.2",
    "okhttp/4.9.3",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; "
    "+http://www.bing.com/bingbot.htm) Chrome/112.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 "
    "skype-url-preview@microsoft.com",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "HeadlessChrome/119.0.6045.105 Safari/537.36",
    "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.0)",
    "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
};

std::string stable(const std::string& user_agent, const std::string& language = "en-GB,en;q=0.9") {
  return stable_text(read_user_agent(user_agent, language));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(user_agent)

BOOST_AUTO_TEST_CASE(people_recognise_their_device_in_our_words) {
  for (const auto& row : kBrowsers) {
    BOOST_TEST(describe(read_user_agent(row.user_agent, "en")) == row.description, row.user_agent);
  }
  BOOST_TEST(describe(read_user_agent("", "")) == "An unknown browser");
  BOOST_TEST(describe(read_user_agent("<script>alert(1)</script>", "")) == "An unknown browser");
}

BOOST_AUTO_TEST_CASE(no_version_or_model_shows) {
  for (const auto& row : kBrowsers) {
    const auto device = read_user_agent(row.user_agent, "en");
    for (const auto& text : {describe(device), stable_text(device)}) {
      BOOST_TEST(text.find_first_of("0123456789/_") == std::string::npos, text);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_update_of_browser_or_system_keeps_the_device) {
  const std::vector<std::pair<std::string, std::string>> updates = {
      {kWindowsChrome,
       "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
       "Chrome/143.0.0.0 Safari/537.36"},
      {kIphoneSafari,
       "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
       "Gecko) Version/26.1 Mobile/15E148 Safari/604.1"},
      // Chrome stopped telling the model of the phone in 2023.
      {"Mozilla/5.0 (Linux; Android 12; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) "
       "Chrome/96.0.4664.104 Mobile Safari/537.36",
       "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
       "Chrome/124.0.0.0 Mobile Safari/537.36"},
      {"Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0",
       "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"},
      {"Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) "
       "SamsungBrowser/21.0 Chrome/110.0.5481.154 Mobile Safari/537.36",
       "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
       "SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36"},
  };
  for (const auto& [before, after] : updates) BOOST_TEST(stable(before) == stable(after));
  BOOST_TEST(stable(kWindowsChrome, "en-GB,en-US;q=0.9,en;q=0.8") ==
             stable(kWindowsChrome, "en-gb"));
  BOOST_TEST(stable(kWindowsChrome, "en-GB") == stable(kWindowsChrome, "en"));
}

BOOST_AUTO_TEST_CASE(another_kind_of_browser_is_another_device) {
  std::set<std::string> fingerprints;
  std::set<std::string> descriptions;
  for (const auto& row : kBrowsers) {
    fingerprints.insert(stable(row.user_agent));
    descriptions.insert(row.description);
  }
  BOOST_TEST(fingerprints.size() == descriptions.size());
  BOOST_TEST(stable(kWindowsChrome, "en") != stable(kWindowsChrome, "de"));
  BOOST_TEST(stable(kWindowsChrome, "en") != stable(kWindowsChrome, ""));
}

// Changing one of these turns every bound device away.
BOOST_AUTO_TEST_CASE(the_stable_text_is_written_in_stone) {
  BOOST_TEST(stable(kWindowsChrome) == "browser=chrome system=windows form=computer language=en");
  BOOST_TEST(stable(kIphoneSafari, "de-CH") ==
             "browser=safari system=iphone form=phone language=de");
  BOOST_TEST(stable("", "") == "browser=other system=other form=computer language=");
}

BOOST_AUTO_TEST_CASE(the_first_language_is_the_browsers_own) {
  const auto language = [](const char* header) { return read_user_agent("", header).language; };
  BOOST_TEST(language("de-CH,de;q=0.9,en;q=0.8") == "de");
  BOOST_TEST(language("EN") == "en");
  BOOST_TEST(language(" fr ; q=1") == "fr");
  BOOST_TEST(language("fil,en") == "fil");
  for (const auto none : {"", "*", "e", "12", "<script>", "en\r\n", "abcdefghi", ",en"}) {
    BOOST_TEST(language(none) == "", none);
  }
}

BOOST_AUTO_TEST_CASE(people_do_not_look_automatic) {
  for (const auto& row : kBrowsers) BOOST_TEST(!looks_automatic(row.user_agent), row.user_agent);
}

BOOST_AUTO_TEST_CASE(scanners_and_previews_look_automatic) {
  for (const auto& user_agent : kAutomatic) BOOST_TEST(looks_automatic(user_agent), user_agent);
}

BOOST_AUTO_TEST_CASE(an_endless_header_is_read_only_at_its_beginning) {
  const std::string padded = std::string(kMaxUserAgentBytes, ' ') + kWindowsChrome;
  BOOST_TEST(describe(read_user_agent(padded, "")) == "An unknown browser");
}

BOOST_AUTO_TEST_SUITE_END()
