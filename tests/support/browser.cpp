#include "tests/support/browser.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <memory>

#include "fcgi/dispatch.hpp"

namespace latchkey::test {

const BrowserKind kSafariOnIphone{
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1"};
const BrowserKind kNewerSafariOnIphone{
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "en-US,en;q=0.9,de;q=0.5"};
const BrowserKind kFirefoxOnWindows{
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0"};
const BrowserKind kChromeOnMac{
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36"};

namespace {

std::string between(std::string_view text, std::string_view from, std::string_view to,
                    std::size_t at = 0) {
  std::size_t begin = text.find(from, at);
  if (begin == std::string_view::npos) return {};
  begin += from.size();
  return std::string{text.substr(begin, text.find(to, begin) - begin)};
}

std::string attribute(std::string_view tag, std::string_view name) {
  return unescape_html(between(tag, " " + std::string{name} + "=\"", "\""));
}

/// What holds of every page, whichever test asked for it.
void check_response(const Answer& answer, Method method, bool tls) {
  BOOST_TEST_CONTEXT(answer.route << " " << answer.path) {
    BOOST_TEST(between(answer.body, "(unset ", ")") == "");
    for (const char* mark : {"{{#", "{{/", "{{>"}) {
      BOOST_TEST((!answer.has(mark) || !answer.has("<!doctype html>")), mark);
    }
    // What nginx asks by itself has an answer and no page.
    if (method == Method::post && answer.status < 400 && answer.route != "/may-upload") {
      BOOST_TEST(answer.status == 303);
    }
    if (answer.status == 303) {
      const std::string to = answer.header("Location");
      BOOST_TEST((to.starts_with('/') && !to.starts_with("//")), to);
    }
    if (answer.status != 303 && answer.header("Content-Type").starts_with("text/html")) {
      BOOST_TEST(answer.header("Cache-Control") == "no-store");
      BOOST_TEST(answer.header("Content-Type") == "text/html; charset=utf-8");
    }
    if (answer.status == 429) BOOST_TEST(!answer.header("Retry-After").empty());
    for (const auto& [name, value] : answer.headers) {
      BOOST_TEST(value.find_first_of("\r\n") == std::string::npos, name);
      if (name != "Set-Cookie") continue;
      BOOST_TEST(value.find("; HttpOnly") != std::string::npos, value);
      BOOST_TEST(value.find("; SameSite=Lax") != std::string::npos, value);
      BOOST_TEST(value.find("; Path=/") != std::string::npos, value);
      BOOST_TEST(value.find("Domain") == std::string::npos, value);
      BOOST_TEST(value.starts_with("__Host-") == tls, value);
      BOOST_TEST((value.find("; Secure") != std::string::npos) == tls, value);
    }
  }
}

}  // namespace

std::string unescape_html(std::string text) {
  const std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : kEntities) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos;) {
      text.replace(at, entity.size(), character);
      at += character.size();
    }
  }
  return text;
}

std::string urlencode(const Pairs& fields) {
  std::string text;
  auto add = [&text](std::string_view part) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    for (unsigned char c : part) {
      if (std::isalnum(c) || std::strchr("-_.", c)) {
        text += static_cast<char>(c);
      } else {
        text += {'%', kDigits[c >> 4], kDigits[c & 15]};
      }
    }
  };
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += '&';
    add(name);
    text += '=';
    add(value);
  }
  return text;
}

std::string Answer::header(std::string_view name) const {
  auto found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
  return found == headers.end() ? "" : found->second;
}

std::string Answer::heading() const {
  return unescape_html(between(body, "<h1>", "</h1>"));
}

std::vector<PageForm> Answer::forms() const {
  std::vector<PageForm> forms;
  for (std::size_t at = 0; (at = body.find("<form", at)) != std::string::npos;) {
    const std::size_t end = body.find("</form>", at);
    const std::string text = body.substr(at, end - at);
    at = end;
    const std::string tag = text.substr(0, text.find('>'));
    if (attribute(tag, "method") != "post") continue;
    PageForm form{attribute(tag, "action"), {}};
    // security.md 11: each POST form brings its csrf, first, so that uploads are judged by it
    // early.
    const std::size_t first = text.find("<input");
    BOOST_TEST_REQUIRE(first != std::string::npos, form.action);
    BOOST_TEST(attribute(text.substr(first), "name") == "csrf", form.action);
    for (std::size_t input = 0; (input = text.find("<input", input)) != std::string::npos;) {
      const std::string field = text.substr(input, text.find('>', input) - input);
      if (attribute(field, "type") == "hidden") {
        form.hidden.emplace_back(attribute(field, "name"), attribute(field, "value"));
      }
      input += field.size();
    }
    forms.push_back(std::move(form));
  }
  return forms;
}

bool Answer::has_form(std::string_view end) const {
  return std::ranges::any_of(forms(), [&](const PageForm& f) { return f.action.ends_with(end); });
}

PageForm Answer::form(std::string_view end) const {
  for (const PageForm& form : forms()) {
    if (form.action.ends_with(end)) return form;
  }
  BOOST_FAIL("no form for " << end << " on " << path << " (" << status << "):\n" << body);
  return {};
}

std::string Answer::csrf() const {
  auto all = forms();
  BOOST_TEST_REQUIRE(!all.empty(), path << " has no form");
  return all.front().hidden.front().second;
}

Request FakeBrowser::request(Method method, const std::string& path) const {
  Request request;
  request.method = method;
  const std::size_t mark = path.find('?');
  request.path = path.substr(0, mark);
  if (mark != std::string::npos) request.query = path.substr(mark + 1);
  request.firm = firm_;
  request.id = "0123456789abcdef0123456789abcdef";
  request.peer = ip;
  for (const auto& [name, value] : cookies) {
    request.cookie += (request.cookie.empty() ? "" : "; ") + name + "=" + value;
  }
  request.user_agent = kind.user_agent;
  request.accept_language = kind.accept_language;
  request.sec_fetch_site = "none";
  if (method == Method::post) {
    request.sec_fetch_site = "same-origin";
    request.origin = base_url_;
  }
  return request;
}

Answer FakeBrowser::send(Request request, const std::string& body) {
  if (!body.empty() || request.method == Method::post) {
    request.content_length = body.size();
    auto at = std::make_shared<std::size_t>(0);
    request.read_body = [at, body](std::span<char> into) {
      // As libfcgi gives it: in pieces of its own size.
      const std::size_t count = std::min({into.size(), body.size() - *at, std::size_t{8192}});
      std::memcpy(into.data(), body.data() + *at, count);
      *at += count;
      return count;
    };
  }
  Response response = dispatch(*services_, request);
  Answer answer{.status = response.status,
                .path = request.path + (request.query.empty() ? "" : "?" + request.query),
                .headers = response.headers,
                .body = response.body,
                .route = response.route};
  if (response.stream) {
    try {
      response.stream([&](std::string_view piece) {
        answer.body += piece;
        return true;
      });
    } catch (const std::exception&) {
      answer.broken = true;
    }
  }
  check_response(answer, request.method, base_url_.starts_with("https://"));
  keep_cookies(response);
  return answer;
}

void FakeBrowser::keep_cookies(const Response& response) {
  for (const auto& [header, value] : response.headers) {
    if (header != "Set-Cookie") continue;
    const std::size_t equals = value.find('='), end = value.find(';');
    const std::string name = value.substr(0, equals);
    if (value.find("; Max-Age=0") != std::string::npos) {
      cookies.erase(name);
    } else {
      cookies[name] = value.substr(equals + 1, end - equals - 1);
    }
  }
}

Answer FakeBrowser::follow(const Answer& redirect) {
  Answer answer = redirect;
  for (int step = 0; answer.status == 303; ++step) {
    BOOST_REQUIRE_MESSAGE(step < 5, "redirects in a circle at " << answer.path);
    // What stands behind # is the browser's own.
    const std::string to = answer.header("Location");
    answer = get(to.substr(0, to.find('#')));
  }
  return answer;
}

Answer FakeBrowser::open(const std::string& path) {
  return follow(get(path));
}

Answer FakeBrowser::raw_post(const std::string& path, const std::string& type,
                             const std::string& body) {
  Request posted = request(Method::post, path);
  posted.content_type = type;
  return send(std::move(posted), body);
}

Answer FakeBrowser::post(const std::string& path, const Pairs& fields) {
  return raw_post(path, "application/x-www-form-urlencoded", urlencode(fields));
}

Answer FakeBrowser::press(const Answer& page, std::string_view action, const Pairs& typed) {
  PageForm form = page.form(action);
  Pairs fields = form.hidden;
  fields.insert(fields.end(), typed.begin(), typed.end());
  return post(form.action, fields);
}

Answer FakeBrowser::upload(const Answer& page, std::string_view action,
                           const std::vector<File>& files, const Pairs& fields) {
  const std::string boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
  PageForm form = page.form(action);
  std::string body;
  Pairs before = form.hidden;
  before.insert(before.end(), fields.begin(), fields.end());
  for (const auto& [name, value] : before) {
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" +
            value + "\r\n";
  }
  for (const File& file : files) {
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field +
            "\"; filename=\"" + file.name + "\"\r\nContent-Type: " + file.type + "\r\n\r\n" +
            file.content + "\r\n";
  }
  body += "--" + boundary + "--\r\n";
  return raw_post(form.action, "multipart/form-data; boundary=" + boundary, body);
}

}  // namespace latchkey::test
