#include "fcgi/pages/return_path.hpp"

#include <algorithm>

namespace latchkey {
namespace {

bool is_path_of_client(std::string_view path) {
  constexpr std::size_t kLongest = 200;
  const bool plain = std::ranges::all_of(path, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
  });
  if (!plain || path.size() > kLongest || path.find("//") != path.npos) return false;
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"/work", "/documents", "/devices", "/account"},
      [&](std::string_view top) {
        return path == top || (path.starts_with(top) && path[top.size()] == '/');
      });
}

}  // namespace

std::string way_back(std::string_view asked, std::string_view otherwise) {
  return std::string{is_path_of_client(asked) ? asked : otherwise};
}

std::string return_query(std::string_view path) {
  // Nothing in such a path needs an escape.
  return is_path_of_client(path) ? "?return=" + std::string{path} : std::string{};
}

}  // namespace latchkey
