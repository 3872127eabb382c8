#include "fcgi/http/markdown.hpp"

#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <vector>

namespace latchkey {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

/// Puts each image's description in its place.
void unwrap_images(cmark_node* document) {
  std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator{cmark_iter_new(document),
                                                              cmark_iter_free};
  std::vector<cmark_node*> images;
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
      images.push_back(node);
    }
  }
  for (cmark_node* image : images) {
    while (cmark_node* child = cmark_node_first_child(image)) {
      cmark_node_insert_before(image, child);
    }
    cmark_node_unlink(image);
    cmark_node_free(image);
  }
}

}  // namespace

std::string markdown_to_html(std::string_view markdown) {
  std::unique_ptr<cmark_node, FreeNode> document{
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_VALIDATE_UTF8)};
  unwrap_images(document.get());
  std::unique_ptr<char, void (*)(void*)> html{
      cmark_render_html(document.get(), CMARK_OPT_HARDBREAKS, nullptr), std::free};
  return html.get();
}

}  // namespace latchkey
