#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/store/picture.hpp"
#include "core/store/sandbox.hpp"

// Pictures of files that others sent, drawn in the sandbox: nothing of the bytes is read outside of
// it, and what comes back is a PNG that was looked at.

namespace latchkey {

/// True for a media type (by content, as Stored says it) of which there can be a picture: PDF, and
/// the kinds of images that phones and scanners make. Never SVG, which is a program.
bool can_be_drawn(std::string_view media_type);
bool is_pdf(std::string_view media_type);

struct Drawn {
  SandboxEnd end;
  std::optional<Picture> picture{};  // where done
};

/// What of a damaged image is drawn. Of a client's scan, that there is something to see is better
/// than nothing; a firm's logo is whole or none.
enum class Damaged { drawn_as_far_as_it_goes, refused };

/// The image, made to fit into so many pixels where it is larger; never made larger. Turned as the
/// camera says. Also cleans a logo: what comes back is drawn anew.
Drawn draw_image(std::string_view bytes, unsigned most_width, unsigned most_height,
                 Damaged damaged = Damaged::drawn_as_far_as_it_goes,
                 const SandboxLimits& limits = {});

struct ImageSize {
  SandboxEnd end;
  std::uint64_t width = 0, height = 0;  // pixels, where done
};
/// What the image says of its size; nothing of it is drawn.
ImageSize measure_image(std::string_view bytes, const SandboxLimits& limits = {});
/// A page of a PDF, from 1; its longer side has `side` pixels.
Drawn draw_pdf_page(std::string_view bytes, unsigned page, unsigned side,
                    const SandboxLimits& limits = {});

struct CountedPages {
  SandboxEnd end;
  unsigned pages = 0;  // where done, at least 1
};
CountedPages count_pdf_pages(std::string_view bytes, const SandboxLimits& limits = {});

}  // namespace latchkey
