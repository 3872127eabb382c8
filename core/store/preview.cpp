#include "core/store/preview.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace latchkey {
namespace {

constexpr std::string_view kPdf = "application/pdf";
constexpr std::array<std::string_view, 7> kImages = {
    "image/png", "image/jpeg", "image/webp", "image/gif", "image/tiff", "image/heic", "image/heif"};

Drawn looked_at(const SandboxResult& result, unsigned most_width, unsigned most_height) {
  if (result.end != SandboxEnd::done) return {result.end};
  auto picture = plain_png(result.output, most_width, most_height);
  return picture ? Drawn{SandboxEnd::done, std::move(picture)} : Drawn{SandboxEnd::failed};
}

}  // namespace

bool is_pdf(std::string_view media_type) {
  return media_type == kPdf;
}

bool can_be_drawn(std::string_view media_type) {
  return is_pdf(media_type) || std::ranges::find(kImages, media_type) != kImages.end();
}

Drawn draw_image(std::string_view bytes, unsigned most_width, unsigned most_height, Damaged damaged,
                 const SandboxLimits& limits) {
  // The same drawing under two names: this one alone can be told to fail, the other one alone keeps
  // to both sides without a word too many.
  if (damaged == Damaged::refused) {
    return looked_at(
        run_in_sandbox({"/usr/bin/vips", "thumbnail", kSandboxInput, ".png[strip]",
                        std::to_string(most_width), "--height", std::to_string(most_height),
                        "--size", "down", "--export-profile", "srgb", "--fail-on", "error"},
                       bytes, limits),
        most_width, most_height);
  }
  // ">": only ever smaller.
  const std::string size = std::to_string(most_width) + "x" + std::to_string(most_height) + ">";
  return looked_at(run_in_sandbox({"/usr/bin/vipsthumbnail", kSandboxInput, "--size", size,
                                   "--export-profile", "srgb", "-o", ".png[strip]"},
                                  bytes, limits),
                   most_width, most_height);
}

ImageSize measure_image(std::string_view bytes, const SandboxLimits& limits) {
  SandboxResult result = run_in_sandbox({"/usr/bin/vipsheader", kSandboxInput}, bytes, limits);
  if (result.end != SandboxEnd::done) return {result.end};
  // "/input: 480x160 uchar, 3 bands, srgb, pngload"
  std::string_view said = result.output;
  said.remove_prefix(std::min(said.find(": "), said.size()));
  said.remove_prefix(std::min<std::size_t>(2, said.size()));
  ImageSize size{SandboxEnd::done};
  auto [by, wrong] = std::from_chars(said.data(), said.data() + said.size(), size.width);
  if (wrong != std::errc{} || by == said.data() + said.size() || *by != 'x') {
    return {SandboxEnd::failed};
  }
  auto [end, wrong_too] = std::from_chars(by + 1, said.data() + said.size(), size.height);
  return wrong_too == std::errc{} ? size : ImageSize{SandboxEnd::failed};
}

Drawn draw_pdf_page(std::string_view bytes, unsigned page, unsigned side,
                    const SandboxLimits& limits) {
  const std::string number = std::to_string(page);
  return looked_at(run_in_sandbox({"/usr/bin/pdftocairo", "-png", "-singlefile", "-f", number, "-l",
                                   number, "-scale-to", std::to_string(side), kSandboxInput, "-"},
                                  bytes, limits),
                   side, side);
}

CountedPages count_pdf_pages(std::string_view bytes, const SandboxLimits& limits) {
  SandboxResult result = run_in_sandbox({"/usr/bin/pdfinfo", kSandboxInput}, bytes, limits);
  if (result.end != SandboxEnd::done) return {result.end};
  constexpr std::string_view kPages = "\nPages:";
  std::string_view said = result.output;
  const std::size_t at = said.find(kPages);
  if (at == said.npos) return {SandboxEnd::failed};
  said.remove_prefix(at + kPages.size());
  said.remove_prefix(std::min(said.find_first_not_of(' '), said.size()));
  unsigned pages = 0;
  std::from_chars(said.data(), said.data() + said.size(), pages);
  return pages > 0 ? CountedPages{SandboxEnd::done, pages} : CountedPages{SandboxEnd::failed};
}

}  // namespace latchkey
