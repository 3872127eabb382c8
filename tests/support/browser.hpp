// A browser without a network: it calls dispatch and keeps cookies, follows redirects and fills the
// forms of the pages that it gets.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcgi/http/request.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/services.hpp"

namespace latchkey::test {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A POST form of a page.
struct PageForm {
  std::string action;
  Pairs hidden;  // its hidden fields with their values
};

/// What a browser got.
struct Answer {
  int status = 0;
  std::string path;  // that answered, after redirects, with its query
  Pairs headers;
  std::string body;  // of a streamed response too
  std::string route;
  bool broken = false;  // the stream ended by an exception

  /// The first header of the name; empty where there is none.
  std::string header(std::string_view name) const;
  bool has(std::string_view text) const { return body.find(text) != std::string::npos; }
  /// The text of the page's h1.
  std::string heading() const;
  std::vector<PageForm> forms() const;
  /// The form whose action ends with `end`; a test without it has failed.
  PageForm form(std::string_view end) const;
  bool has_form(std::string_view end) const;
  std::string csrf() const;  // of its first form
};

/// Which browser it is. Versions do not count, kinds do.
struct BrowserKind {
  std::string user_agent;
  std::string accept_language = "en-GB,en;q=0.9";
};
extern const BrowserKind kSafariOnIphone, kNewerSafariOnIphone, kFirefoxOnWindows, kChromeOnMac;

struct File {
  std::string field, name, content, type = "application/octet-stream";
};

class FakeBrowser {
 public:
  /// `base_url` is the firm's: where the browser says that forms come from.
  FakeBrowser(Services& services, std::string firm, std::string base_url,
              BrowserKind like = kSafariOnIphone)
      : kind(std::move(like)),
        services_(&services),
        firm_(std::move(firm)),
        base_url_(std::move(base_url)) {}

  BrowserKind kind;
  std::string ip = "203.0.113.7";
  std::map<std::string, std::string> cookies;

  /// Opens an address: follows redirects.
  Answer open(const std::string& path);
  Answer head(const std::string& path) { return once(Method::head, path); }
  /// One request without following its redirect.
  Answer get(const std::string& path) { return once(Method::get, path); }
  /// Posts fields as they are (csrf among them where wanted), without following.
  Answer post(const std::string& path, const Pairs& fields);
  /// Presses the button of the page's form whose action ends with `action`, with what was typed
  /// into it; does not follow.
  Answer press(const Answer& page, std::string_view action, const Pairs& typed = {});
  /// The same, with files; `fields` go in front of them.
  Answer upload(const Answer& page, std::string_view action, const std::vector<File>& files,
                const Pairs& fields = {});
  /// Where a redirect leads, as a browser goes there.
  Answer follow(const Answer& redirect);

  /// Sends exactly this, with this browser's cookies and headers. `change` may spoil it first.
  Answer send(Request request, const std::string& body = "");
  Request request(Method method, const std::string& path) const;
  Answer raw_post(const std::string& path, const std::string& type, const std::string& body);

 private:
  Answer once(Method method, const std::string& path) { return send(request(method, path)); }
  void keep_cookies(const Response& response);

  Services* services_;
  std::string firm_, base_url_;
};

std::string urlencode(const Pairs& fields);
/// What people see: &amp; and the like become characters.
std::string unescape_html(std::string text);

}  // namespace latchkey::test
