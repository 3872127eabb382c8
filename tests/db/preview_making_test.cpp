// What the previewer makes of files that came in, hostile ones among them.
#include "core/domain/preview_making.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "core/domain/document.hpp"
#include "core/domain/document_preview.hpp"
#include "core/domain/firm_logo.hpp"
#include "core/store/picture.hpp"
#include "core/store/preview.hpp"
#include "tests/support/store_folder.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

/// A PDF of so many empty pages of that size.
std::string pdf(int pages, const std::string& box = "0 0 300 400") {
  std::string kids, bodies;
  for (int i = 0; i < pages; ++i) {
    kids += std::to_string(3 + i) + " 0 R ";
    bodies +=
        std::to_string(3 + i) + " 0 obj <</Type/Page/Parent 2 0 R/MediaBox[" + box + "]>> endobj\n";
  }
  return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[" +
         kids + "]/Count " + std::to_string(pages) + ">> endobj\n" + bodies +
         "trailer <</Root 1 0 R>>\n%%EOF\n";
}

/// A PNG that is really drawn: the first page of such a PDF.
std::string png() {
  return draw_pdf_page(pdf(1), 1, 300).picture.value().png;
}

struct Previewer : World {
  StoreFolder folder;

  DocumentId add(const std::string& name, const std::string& bytes) {
    const Stored stored = folder.put(bytes, name);
    return db.transaction([&] {
      return add_documents(db, sample.firm, sample.work_item, request(),
                           {.contact = sample.contact, .staff = {}, .name = "Nora"},
                           {{name, stored}}, clock.time)
          .at(0);
    });
  }
  /// Draws all that waits.
  void draw() {
    while (make_next_preview(db, folder.store, random, clock.time) == PreviewMaking::worked) {
    }
  }
  std::optional<DocumentPreview> drawn(const std::string& name, const std::string& bytes) {
    const DocumentId document = add(name, bytes);
    draw();
    return find_preview(db, sample.firm, sample.work_item, document);
  }
  std::string picture(DocumentId document, unsigned page) {
    auto found = find_preview_picture(db, sample.firm, sample.work_item, document, page);
    if (!found) return {};
    Stored stored;
    stored.stored_as = found->stored_as;
    stored.sealed_key = found->sealed_key;
    stored.size = found->size;
    return folder.get(stored);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(preview_making, Previewer)

BOOST_AUTO_TEST_CASE(a_pdf_has_a_thumbnail_and_its_first_pages) {
  const DocumentId document = add("long.pdf", pdf(15));
  draw();
  const auto preview = find_preview(db, sample.firm, sample.work_item, document);
  BOOST_TEST_REQUIRE(preview.has_value());
  BOOST_TEST(preview->pages == kMostPreviewPages);
  BOOST_TEST(preview->pages_in_all == 15u);
  const auto small = plain_png(picture(document, 0), kThumbnailSide, kThumbnailSide);
  BOOST_TEST_REQUIRE(small.has_value());
  BOOST_TEST(small->height == kThumbnailSide);
  BOOST_TEST(plain_png(picture(document, 12), kPageSide, kPageSide).value().height == kPageSide);
  BOOST_TEST(picture(document, 13) == "");
}

BOOST_AUTO_TEST_CASE(an_image_has_a_picture_that_is_never_made_larger) {
  const DocumentId document = add("scan.png", png());
  draw();
  BOOST_TEST(find_preview(db, sample.firm, sample.work_item, document).value().pages == 1u);
  BOOST_TEST(plain_png(picture(document, 1), 300, 300).value().height == 300u);
}

BOOST_AUTO_TEST_CASE(what_can_not_be_drawn_has_none_and_is_not_tried_again) {
  BOOST_TEST(!drawn("cut.png", png().substr(0, 30)).has_value());
  BOOST_TEST(!drawn("cut.pdf", "%PDF-1.7\n1 0 obj <</Type/Cat").has_value());
  BOOST_TEST(
      !drawn("locked.pdf", "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <</Root 1 0 R/Encrypt 9 0 R>>")
           .has_value());
  BOOST_TEST(count("document_previews", "state = 'none'") == 3u);
  BOOST_TEST(
      (make_next_preview(db, folder.store, random, clock.time) == PreviewMaking::nothing_to_do));
}

BOOST_AUTO_TEST_CASE(an_svg_that_calls_itself_png_and_a_text_are_not_even_looked_at) {
  add("drawing.png",
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>");
  add("notes.pdf", "just a text");
  BOOST_TEST(count("document_previews") == 0u);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_a_pdf_and_a_web_page_at_once_is_shown_as_pixels) {
  const DocumentId document = add("both.pdf", pdf(1) + "<html><script>alert(1)</script></html>");
  draw();
  const std::string shown = picture(document, 1);
  BOOST_TEST(plain_png(shown, kPageSide, kPageSide).has_value());
  BOOST_TEST(shown.find("script") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_page_of_a_mile_is_a_small_picture) {
  const auto preview = drawn("huge.pdf", pdf(1, "0 0 14000000 100"));
  // Poppler may refuse it; what it may not do is to draw it at its size.
  if (!preview) return;
  BOOST_TEST(count("preview_pictures", "width > 1400 OR height > 1400") == 0u);
}

BOOST_AUTO_TEST_CASE(a_logo_is_drawn_anew_and_shown_and_taken_away_and_put_back) {
  const std::string logo = png();
  std::string with_words =
      logo.substr(0, 33) + std::string("\0\0\0\7tEXtComment\x12\x34\x56\x78", 19) + logo.substr(33);
  BOOST_TEST((upload_logo(db, keys, firm(), ada(), with_words, "image/png", clock.time).outcome ==
              SaveOutcome::saved));
  BOOST_TEST(find_logo_standing(db, firm()).waiting);
  BOOST_TEST(firm().logo == "");
  BOOST_TEST((make_next_logo(db, clock.time) == PreviewMaking::worked));
  const std::string content = firm().logo;
  BOOST_TEST(content.size() == 32u);
  const auto made = find_logo(db, sample.firm, content);
  BOOST_TEST_REQUIRE(made.has_value());
  BOOST_TEST((made->width <= kLogoWidth && made->height <= kLogoHeight));
  BOOST_TEST(made->png.find("Comment") == std::string::npos);
  BOOST_TEST(!find_logo(db, add_firm("brightwater").firm, content).has_value());

  remove_logo(db, keys, firm(), ada(), clock.time);
  BOOST_TEST(firm().logo == "");
  BOOST_TEST(find_logo_standing(db, firm()).restorable);
  BOOST_TEST(restore_logo(db, keys, firm(), ada(), clock.time));
  BOOST_TEST(firm().logo == content);
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_becomes_no_logo) {
  BOOST_TEST((upload_logo(db, keys, firm(), ada(), "<svg/>", "image/svg+xml", clock.time).outcome ==
              SaveOutcome::refused));
  BOOST_TEST((upload_logo(db, keys, firm(), ada(), std::string(kMostLogoBytes + 1, 'x'),
                          "image/png", clock.time)
                  .outcome == SaveOutcome::refused));
  upload_logo(db, keys, firm(), ada(), png().substr(0, 30), "image/png", clock.time);
  make_next_logo(db, clock.time);
  BOOST_TEST(find_logo_standing(db, firm()).refused);
  BOOST_TEST(firm().logo == "");
}

BOOST_AUTO_TEST_CASE(a_damaged_or_huge_picture_is_refused_and_the_good_logo_stays) {
  const std::string good = png();
  upload_logo(db, keys, firm(), ada(), good, "image/png", clock.time);
  make_next_logo(db, clock.time);
  const std::string shown = firm().logo;
  BOOST_TEST_REQUIRE(shown.size() == 32u);
  // The beginning of the picture has all that says how large it is, and some of its lines.
  std::string cut = good.substr(0, good.size() / 2);
  upload_logo(db, keys, firm(), ada(), cut, "image/png", clock.time);
  BOOST_TEST((make_next_logo(db, clock.time) == PreviewMaking::worked));
  BOOST_TEST(find_logo_standing(db, firm()).refused);
  BOOST_TEST(!find_logo_standing(db, firm()).too_large);
  BOOST_TEST(firm().logo == shown);
  // 60,000 by 60,000, by what its head says; nothing behind is looked at.
  std::string huge = good;
  huge.replace(16, 8, std::string("\x00\x00\xea\x60\x00\x00\xea\x60", 8));
  huge.replace(24, 5, std::string("\x01\x00\x00\x00\x00", 5));
  huge.replace(29, 4, std::string("\xa8\xa9\x48\xef", 4));
  upload_logo(db, keys, firm(), ada(), huge, "image/png", clock.time);
  BOOST_TEST((make_next_logo(db, clock.time) == PreviewMaking::worked));
  BOOST_TEST(find_logo_standing(db, firm()).too_large);
  BOOST_TEST(firm().logo == shown);
}

BOOST_AUTO_TEST_CASE(a_logo_that_was_taken_away_while_it_was_drawn_is_not_shown) {
  upload_logo(db, keys, firm(), ada(), png(), "image/png", clock.time);
  remove_logo(db, keys, firm(), ada(), clock.time);
  BOOST_TEST((make_next_logo(db, clock.time) == PreviewMaking::nothing_to_do));
  BOOST_TEST(firm().logo == "");
}

BOOST_AUTO_TEST_SUITE_END()
