// Files as staff see them: in place, all at once, and their own for the client.
#include <boost/test/unit_test.hpp>

#include "core/base/sha256.hpp"
#include "core/domain/firm_logo.hpp"
#include "core/domain/preview_making.hpp"
#include "core/store/preview.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

const std::string kPdf =
    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R 4 0 "
    "R]/Count 2>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>> endobj\n4 0 "
    "obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF";

struct Shown : Portal {
  FakeBrowser desk = staff(sample, "admin");

  std::string request_page_path() const {
    return "/admin" + work_path() + "/checklists/" + std::to_string(sample.checklist.value) +
           "/requests/" + std::to_string(request(1).value);
  }
  std::string documents_path() const { return "/admin" + work_path() + "/documents"; }
  std::string last_document() {
    return documents_path() + "/" +
           *db.find_value<std::string>("SELECT MAX(id) FROM documents", {});
  }
  /// The client sends a file, and the previewer draws what it can.
  void send(const std::string& name, const std::string& bytes) {
    FakeBrowser phone = claimed();
    Answer page = phone.open(request_path());
    BOOST_TEST(phone.upload(page, "/documents", {{"files", name, bytes}}).status == 303);
    while (make_next_preview(db, store.store, random, clock.time) == PreviewMaking::worked) {
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_documents, Shown)

BOOST_AUTO_TEST_CASE(a_pdf_is_seen_page_by_page_and_no_byte_of_it_is_shown) {
  send("return.pdf", kPdf);
  Answer page = desk.open(request_page_path());
  BOOST_TEST(page.has("/preview?small=1"));
  BOOST_TEST(page.has("2 pages"));
  Answer view = desk.open(last_document() + "/view");
  BOOST_TEST(view.heading() == "return.pdf");
  BOOST_TEST(view.has("Page 1 of 2"));
  BOOST_TEST(view.has("/view?page=2"));
  Sha256 sum;
  sum.add(kPdf);
  BOOST_TEST(view.has(hex(as_text(sum.finish()))));
  BOOST_TEST(desk.open(last_document() + "/view?page=2").has("Page 2 of 2"));
  BOOST_TEST(desk.open(last_document() + "/view?page=99").has("Page 2 of 2"));

  Answer picture = desk.get(last_document() + "/preview?page=2");
  BOOST_TEST(picture.status == 200);
  BOOST_TEST(picture.header("Content-Type") == "image/png");
  BOOST_TEST(picture.header("Content-Security-Policy").find("sandbox") != std::string::npos);
  BOOST_TEST(picture.header("Cache-Control") == "private, no-store");
  BOOST_TEST(plain_png(picture.body, 1400, 1400).has_value());
  BOOST_TEST(desk.get(last_document() + "/preview?page=3").status == 404);
  BOOST_TEST(count("audit_events", "action = 'document.seen'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_without_a_picture_can_be_downloaded_and_says_so) {
  send("notes.txt", "figures of the year");
  BOOST_TEST(!desk.open(request_page_path()).has("/preview?small=1"));
  BOOST_TEST(desk.open(last_document() + "/view").has("No picture of this file"));
  BOOST_TEST(desk.get(last_document() + "/preview?small=1").status == 404);
}

BOOST_AUTO_TEST_CASE(all_files_come_as_one_archive_with_a_list) {
  send("=sum.txt", "figures");
  send("=sum.txt", "other figures");
  Answer zip = desk.get(documents_path() + "/archive");
  BOOST_TEST(zip.header("Content-Type") == "application/zip");
  BOOST_TEST(!zip.broken);
  BOOST_TEST(zip.has("/Contents.csv"));
  // A slash in a title cuts nothing off the archive's name.
  db.execute("UPDATE work_items SET title = '2025/26 return' WHERE id = ?", {sample.work_item});
  BOOST_TEST(desk.head(documents_path() + "/archive")
                 .header("Content-Disposition")
                 .find("Quist Bakery Ltd _ 2025-26 return.zip") != std::string::npos);
  BOOST_TEST(zip.has("=sum (2).txt"));
  BOOST_TEST(zip.has(",\"'=sum.txt\","));  // no formula for a table program
  BOOST_TEST(count("audit_events", "action = 'documents.archived' AND detail = '2 files'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_second_archive_of_the_same_person_waits_its_turn) {
  send("notes.txt", "figures");
  Database second{database.settings()};
  const std::string mine =
      "SELECT GET_LOCK(CONCAT('lk-archive-', LEFT(SHA2(DATABASE(), 256), 12), '-" +
      std::to_string(sample.firm.value) + "-s', MAX(id)), 0) FROM staff";
  BOOST_TEST(second.find_value<int>(mine, {}).value() == 1);
  Answer refused = desk.get(documents_path() + "/archive");
  BOOST_TEST(refused.status == 429);
  BOOST_TEST(refused.header("Retry-After") == "30");
  second.find_value<int>("SELECT RELEASE_ALL_LOCKS()", {});
  BOOST_TEST(desk.get(documents_path() + "/archive").status == 200);
}

BOOST_AUTO_TEST_CASE(an_archive_beyond_those_that_leave_workers_for_pages_is_for_later) {
  send("notes.txt", "figures");
  Slots none{0};
  Services crowded{config, keys, db,    clock,          random, store.store, shown_templates(),
                   gate,   none, homes, shown_letters()};
  FakeBrowser visitor{crowded, "hartwell", firm().base_url, desk.kind};
  visitor.cookies = desk.cookies;
  Answer later = visitor.get(documents_path() + "/archive");
  BOOST_TEST(later.status == 503);
  BOOST_TEST(later.header("Retry-After") == "60");
  BOOST_TEST(later.heading() == "Others are downloading archives");
  BOOST_TEST(count("audit_events", "action = 'documents.archived'") == 0u);
  BOOST_TEST(desk.get(documents_path() + "/archive").status == 200);
}

BOOST_AUTO_TEST_CASE(a_damaged_file_ends_the_archive) {
  send("notes.txt", "figures of the year");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(store.documents())) {
    if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), 10);
  }
  Answer zip = desk.get(documents_path() + "/archive");
  BOOST_TEST(zip.broken);
  BOOST_TEST(!zip.has("figures of the year"));
}

BOOST_AUTO_TEST_CASE(a_form_for_the_client_is_added_taken_back_and_put_back) {
  Answer page = desk.open(request_page_path());
  page = desk.follow(
      desk.upload(page, "/documents",
                  {{"files", "form.txt", "fill me in"}, {"files", "how-to.txt", "like this"}}));
  FakeBrowser phone = claimed();
  BOOST_TEST(phone.open(request_path()).has("how-to.txt"));
  BOOST_TEST(!phone.open(work_path()).has("Answered, not marked as done"));  // it is the firm's
  page = desk.follow(desk.press(page, last_document() + "/remove"));
  BOOST_TEST(page.has("The file is removed"));
  BOOST_TEST(!phone.open(request_path()).has("how-to.txt"));
  page = desk.follow(desk.press(page, "/restore"));
  Answer theirs = phone.open(request_path());
  BOOST_TEST(theirs.has("how-to.txt"));
  BOOST_TEST(theirs.body.find("how-to.txt") < theirs.body.find("answer-title"));
}

BOOST_AUTO_TEST_CASE(what_the_client_downloaded_stays) {
  Answer page = desk.open(request_page_path());
  page = desk.follow(desk.upload(page, "/documents", {{"files", "form.txt", "fill me in"}}));
  FakeBrowser phone = claimed();
  const std::string path = last_document();
  BOOST_TEST(phone.get(path.substr(std::string("/admin").size())).status == 200);
  BOOST_TEST(desk.press(page, "/remove").status == 409);
  page = desk.open(request_page_path());
  BOOST_TEST(page.has("Downloaded by the client"));
  BOOST_TEST(!page.has_form("/remove"));
}

BOOST_AUTO_TEST_CASE(a_logo_stands_on_everybody_s_pages_and_is_kept_by_browsers) {
  const std::string png = draw_pdf_page(kPdf, 1, 200).picture.value().png;
  Answer settings = desk.open("/admin/settings");
  settings = desk.follow(desk.upload(settings, "/admin/settings/logo", {{"logo", "l.png", png}}));
  BOOST_TEST(settings.has("The picture has arrived"));
  BOOST_TEST(store.count(false) == 0u);  // nothing of the upload stays in the store
  make_next_logo(db, clock.time);
  const std::string path = "/brand/logo/" + firm().logo;
  FakeBrowser phone = claimed();
  BOOST_TEST(phone.open("/work").has("src=\"" + path + "\" alt=\""));
  BOOST_TEST(desk.open("/admin").has(path));
  Answer logo = phone.get(path);
  BOOST_TEST(logo.header("Content-Type") == "image/png");
  BOOST_TEST(logo.header("Cache-Control") == "public, max-age=31536000, immutable");
  BOOST_TEST(logo.header("Set-Cookie") == "");
  const Sample other = add_firm("brightwater");
  BOOST_TEST(browser_at(other).get(path).status == 404);

  settings = desk.follow(desk.press(desk.open("/admin/settings"), "/admin/settings/logo/remove"));
  BOOST_TEST(!phone.open("/work").has(path));
  desk.follow(desk.press(settings, "/restore"));
  BOOST_TEST(phone.open("/work").has(path));
}

BOOST_AUTO_TEST_CASE(what_is_done_to_the_logo_stands_in_the_history_of_settings) {
  const std::string png = draw_pdf_page(kPdf, 1, 200).picture.value().png;
  desk.upload(desk.open("/admin/settings"), "/admin/settings/logo", {{"logo", "l.png", png}});
  make_next_logo(db, clock.time);
  desk.press(desk.open("/admin/settings"), "/admin/settings/logo/remove");
  desk.press(desk.open("/admin/settings"), "/admin/settings/logo/restore");
  const Answer history = desk.open("/admin/settings/history");
  BOOST_TEST(history.has("<strong>a new picture</strong>"));
  BOOST_TEST(history.has("data-label=\"From\">a picture</td>"));
  BOOST_TEST(history.has("<strong>the last picture</strong>"));
  BOOST_TEST(!history.has(
      "/admin/settings?undo="));  // on the settings' page it is taken away and put back
  BOOST_TEST(count("setting_changes", "setting = 'logo'") == 3u);
}

BOOST_AUTO_TEST_CASE(a_drawing_that_is_a_program_is_refused_as_a_logo) {
  Answer settings = desk.open("/admin/settings");
  settings = desk.follow(desk.upload(
      settings, "/admin/settings/logo",
      {{"logo", "l.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"}}));
  BOOST_TEST(settings.has("no PNG, JPEG or WebP"));
  BOOST_TEST(count("firm_logos") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
