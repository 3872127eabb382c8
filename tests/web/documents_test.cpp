// Files of clients: how they come and how they are given back (security.md 18).
#include <boost/test/unit_test.hpp>

#include "fcgi/dispatch.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Documents : Portal {
  FakeBrowser phone = claimed();

  Answer page() { return phone.open(request_path()); }
  Answer send(const std::vector<File>& files) { return phone.upload(page(), "/documents", files); }
  std::string newest() {
    return work_path() + "/documents/" +
           std::to_string(*db.find_value<std::uint64_t>("SELECT MAX(id) FROM documents", {}));
  }
  /// Nothing came of it, in the tables or in the store.
  void check_nothing_is_left() {
    BOOST_TEST(count("documents") == 0u);
    BOOST_TEST(store.count(false) == 0u);
    BOOST_TEST(store.count(true) == 0u);
    BOOST_TEST(count("client_requests", "documents <> 0") == 0u);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(documents, Documents)

BOOST_AUTO_TEST_CASE(several_files_arrive_and_come_back_as_they_were) {
  std::string every_byte;
  for (int i = 0; i < 70'000; ++i) every_byte += static_cast<char>(i * 31 % 256);
  Answer shown = phone.follow(
      send({{"files", "P60 – 2026.pdf", every_byte}, {"files", "notes.txt", "--b\r\n--b--\r\n"}}));
  BOOST_TEST(shown.has("Your files have arrived."));
  BOOST_TEST(shown.has("P60 – 2026.pdf"));
  BOOST_TEST(shown.has("notes.txt"));
  BOOST_TEST(count("documents") == 2u);
  auto first = *db.find_value<std::uint64_t>("SELECT MIN(id) FROM documents", {});
  Answer got = phone.get(work_path() + "/documents/" + std::to_string(first));
  BOOST_TEST(got.status == 200);
  BOOST_TEST((got.body == every_byte));
  BOOST_TEST(got.header("Content-Length") == "70000");
  BOOST_TEST(phone.get(newest()).body == "--b\r\n--b--\r\n");
  BOOST_TEST(phone.open(work_path()).has("2 files<"));
}

BOOST_AUTO_TEST_CASE(a_file_is_given_back_as_an_attachment_that_no_browser_runs) {
  send({{"files", "page.html", "<script>alert(1)</script>", "text/html"}});
  Answer got = phone.get(newest());
  BOOST_TEST(got.header("Content-Disposition").starts_with("attachment;"));
  BOOST_TEST(got.header("Content-Security-Policy").find("sandbox") != std::string::npos);
  BOOST_TEST(got.header("X-Content-Type-Options") == "nosniff");
  BOOST_TEST(got.header("Cache-Control").find("no-store") != std::string::npos);
  Answer head = phone.head(newest());
  BOOST_TEST(head.status == 200);
  BOOST_TEST(head.header("Content-Length") == "25");
}

BOOST_AUTO_TEST_CASE(each_reading_is_in_the_trail) {
  send({{"files", "a.txt", "content"}});
  phone.get(newest());
  phone.get(newest());
  BOOST_TEST(
      count("audit_events", "action = 'document.downloaded' AND actor_name = 'Nora Quist'") == 2u);
}

BOOST_AUTO_TEST_CASE(hostile_names_are_names_and_nothing_else) {
  for (const std::string& name :
       {std::string("../../../../etc/passwd"), std::string("..\\..\\boot.ini"), std::string("CON"),
        std::string("a\xe2\x80\xae"
                    "fdp.exe"),
        std::string("x.pdf; filename=evil"), std::string(1000, 'a') + ".pdf",
        std::string("<img src=x onerror=alert(1)>.png")}) {
    Answer shown = phone.follow(send({{"files", name, "content of " + name.substr(0, 9)}}));
    BOOST_TEST(shown.status == 200);
    BOOST_TEST(!shown.has("<img src=x"));
    Answer got = phone.get(newest());
    BOOST_TEST(got.status == 200);
    const std::string header = got.header("Content-Disposition");
    BOOST_TEST(header.find("..") == std::string::npos, header);
    BOOST_TEST(header.find("/etc") == std::string::npos, header);
    BOOST_TEST(header.size() < 1000u);
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(store.documents())) {
    const std::string name = entry.path().filename().string();
    BOOST_TEST((entry.is_directory() || DocumentStore::valid_name(name)), name);
  }
}

BOOST_AUTO_TEST_CASE(no_clear_byte_of_a_file_lies_on_the_disk) {
  const std::string secret = "the-salary-of-everybody-at-quist";
  send({{"files", "salaries.txt", secret + std::string(5000, '.')}});
  for (const auto& entry : std::filesystem::recursive_directory_iterator(store.folder)) {
    if (entry.is_regular_file()) {
      BOOST_TEST(read_whole_file(entry.path()).find(secret) == std::string::npos);
    }
  }
  BOOST_TEST(database.dump().find(secret) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_that_are_too_large_too_many_or_empty_are_refused_whole) {
  config.max_files_per_upload = 3;
  config.max_upload_bytes = 150'000;
  const File good{"files", "good.txt", "good"};
  Answer large = send({good, {"files", "large.bin", std::string(100'001, 'x')}});
  BOOST_TEST(large.status == 413);
  BOOST_TEST(large.has("“large.bin” is larger than"));
  check_nothing_is_left();
  Answer together =
      send({{"files", "a", std::string(90'000, 'x')}, {"files", "b", std::string(90'000, 'y')}});
  BOOST_TEST(together.status == 413);
  check_nothing_is_left();
  Answer many = send({good, good, good, good});
  BOOST_TEST(many.status == 422);
  BOOST_TEST(many.has("At most 3 files"));
  check_nothing_is_left();
  Answer empty = send({good, {"files", "empty.txt", ""}});
  BOOST_TEST(empty.status == 422);
  BOOST_TEST(empty.has("“empty.txt” is empty"));
  check_nothing_is_left();
  Answer nothing = send({{"files", "", ""}});
  BOOST_TEST(nothing.status == 422);
  BOOST_TEST(nothing.has("Please choose a file first."));
  BOOST_TEST(send({}).status == 422);
  check_nothing_is_left();
  BOOST_TEST(send({{"files", "just.bin", std::string(100'000, 'x')}}).status == 303);
}

BOOST_AUTO_TEST_CASE(an_upload_that_is_cut_off_or_broken_leaves_nothing) {
  const std::string path = request_path() + "/documents";
  const std::string csrf = page().form("/documents").hidden.front().second;
  const std::string whole =
      "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf +
      "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n" +
      std::string(20'000, 'x') + "\r\n--b--\r\n";
  const std::string type = "multipart/form-data; boundary=b";
  for (std::size_t length :
       {std::size_t{10}, std::size_t{150}, std::size_t{9000}, whole.size() - 6}) {
    Answer cut = phone.raw_post(path, type, whole.substr(0, length));
    BOOST_TEST((cut.status == 400 || cut.status == 403), cut.status);
    check_nothing_is_left();
  }
  BOOST_TEST(phone.raw_post(path, "multipart/form-data", whole).status == 400);
  BOOST_TEST(phone.raw_post(path, "application/x-www-form-urlencoded", "csrf=" + csrf).status ==
             400);
  check_nothing_is_left();
  BOOST_TEST(phone.raw_post(path, type, whole).status == 303);
}

BOOST_AUTO_TEST_CASE(a_connection_that_breaks_in_the_middle_leaves_nothing) {
  const std::string csrf = page().form("/documents").hidden.front().second;
  const std::string head =
      "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf +
      "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n";
  Request broken = phone.request(Method::post, request_path() + "/documents");
  broken.content_type = "multipart/form-data; boundary=b";
  broken.content_length = 1'000'000;
  int piece = 0;
  broken.read_body = [&](std::span<char> into) -> std::size_t {
    if (piece++ > 3) throw std::runtime_error("the socket broke");
    const std::string text = piece == 1 ? head : std::string(5000, 'x');
    std::copy(text.begin(), text.end(), into.begin());
    return text.size();
  };
  BOOST_TEST(dispatch(services, broken).status >= 400);
  check_nothing_is_left();
}

BOOST_AUTO_TEST_CASE(a_forged_upload_is_refused_before_a_byte_of_it_is_kept) {
  FakeBrowser elsewhere = browser(kFirefoxOnWindows);
  const std::string theirs = elsewhere.open(link_path(mailed_link())).csrf();
  const std::string path = request_path() + "/documents";
  const std::string file =
      "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; "
      "filename=\"a.txt\"\r\n\r\nabc\r\n--b";
  const std::string field = "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n";
  const std::string mine = page().form("/documents").hidden.front().second;
  const std::string type = "multipart/form-data; boundary=b";
  BOOST_TEST(phone.raw_post(path, type, field + theirs + file + "--\r\n").status == 403);
  BOOST_TEST(phone.raw_post(path, type, field + file + "--\r\n").status == 403);
  // csrf behind the file comes too late.
  BOOST_TEST(phone
                 .raw_post(path, type,
                           file.substr(2) +
                               "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + mine +
                               "\r\n--b--\r\n")
                 .status == 403);
  Request foreign = phone.request(Method::post, path);
  foreign.origin = "https://evil.example";
  foreign.content_type = type;
  BOOST_TEST(phone.send(foreign, field + mine + file + "--\r\n").status == 403);
  check_nothing_is_left();
  BOOST_TEST(phone.raw_post(path, type, field + mine + file + "--\r\n").status == 303);
}

BOOST_AUTO_TEST_CASE(a_file_is_for_the_recipients_of_its_checklist) {
  send({{"files", "a.txt", "for us two"}});
  const std::string path = newest();
  AddedContact partner = add_contact("Jo Quist", "jo@client.example");
  Sample more = add_work("2027 accounts");
  // Jo has other work of the same client, and a device.
  db.execute("UPDATE checklist_recipients SET contact_id = ? WHERE work_item_id = ?",
             {partner.id, more.work_item});
  FakeBrowser jo = browser(kChromeOnMac);
  claim(jo, mail_token(add_link(more, partner.id, partner.address)));
  const std::string number = path.substr(path.rfind('/'));
  BOOST_TEST(jo.get(path).status == 403);
  BOOST_TEST(jo.get(work_path(more) + "/documents" + number).status == 404);
  BOOST_TEST(phone.get(work_path() + "/documents/999999").status == 404);
  // A recipient of another checklist of the same work does not get it either.
  ChecklistId hers{db.insert(
      "INSERT INTO checklists (firm_id, work_item_id, name, created_at) VALUES (?, ?, 'For Jo', ?)",
      {sample.firm, sample.work_item, clock.time})};
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address, "
      "first_sent_at) VALUES (?, ?, ?, ?, ?, ?)",
      {sample.firm, sample.work_item, hers, partner.id, partner.address, clock.time});
  claim(jo, mail_token(add_link(sample, partner.id, partner.address)));
  Answer refused = jo.get(path);
  BOOST_TEST(refused.status == 404);
  BOOST_TEST(!refused.has("for us two"));
  add_recipient(partner);
  BOOST_TEST(jo.get(path).body == "for us two");
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_never_delivered) {
  send({{"files", "a.bin", std::string(90'000, 'x')}});
  for (const auto& entry : std::filesystem::recursive_directory_iterator(store.documents())) {
    if (!entry.is_regular_file()) continue;
    std::string sealed = read_whole_file(entry.path());
    sealed[sealed.size() / 2] ^= 1;
    write_whole_file(entry.path(), sealed);
  }
  Answer got = phone.get(newest());
  BOOST_TEST(got.status == 500);
  BOOST_TEST(!got.has("xxxx"));
}

BOOST_AUTO_TEST_CASE(the_same_file_again_is_said) {
  send({{"files", "a.txt", "content"}});
  clock.pass(std::chrono::minutes{5});
  BOOST_TEST(phone.follow(send({{"files", "b.txt", "content"}})).has("was here already"));
}

BOOST_AUTO_TEST_SUITE_END()
