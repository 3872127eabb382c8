#include "fcgi/http/route.hpp"

#include <algorithm>

namespace latchkey {
namespace {

/// Takes the part up to the next '/' off `path`, which begins with '/'.
std::string_view take_part(std::string_view& path) {
  path.remove_prefix(1);
  std::string_view part = path.substr(0, path.find('/'));
  path.remove_prefix(part.size());
  return part;
}

bool is_number(std::string_view part) {
  constexpr std::size_t kMaxDigits = 18;  // fits 64 bits
  return !part.empty() && part.size() <= kMaxDigits && part[0] != '0' &&
         std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<PathParts> parts_of(std::string_view pattern, std::string_view path) {
  PathParts parts;
  while (!pattern.empty() && !path.empty() && path[0] == '/') {
    std::string_view wanted = take_part(pattern), got = take_part(path);
    if (wanted.starts_with('{')) {
      std::string_view name = wanted.substr(1, wanted.size() - 2);
      if (name == "token" ? got.empty() : !is_number(got)) return std::nullopt;
      parts.emplace_back(name, got);
    } else if (wanted != got) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parts;
}

}  // namespace

Match match(std::span<const Route> routes, Method method, std::string_view path) {
  if (method == Method::head) method = Method::get;
  bool get = false, post = false;
  for (const Route& route : routes) {
    auto parts = parts_of(route.pattern, path);
    if (!parts) continue;
    if (route.method == method) return {&route, std::move(*parts), {}};
    get = get || route.method == Method::get;
    post = post || route.method == Method::post;
  }
  return {nullptr,
          {},
          std::string{get ? "GET, HEAD" : ""} + (get && post ? ", " : "") + (post ? "POST" : "")};
}

}  // namespace latchkey
