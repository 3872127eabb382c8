#include "core/bin/demo_story.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

#include "core/base/password.hpp"
#include "core/base/totp.hpp"
#include "core/bin/command.hpp"
#include "core/bin/demo_files.hpp"
#include "core/bin/demo_templates.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/comment_change.hpp"
#include "core/domain/contact.hpp"
#include "core/domain/document_change.hpp"
#include "core/domain/excuse.hpp"
#include "core/domain/firm_settings.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/pin.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/scheduled_send.hpp"
#include "core/domain/second_factor.hpp"

namespace latchkey {
namespace {

using namespace std::chrono_literals;

/// What must not fail here, for the texts are ours.
template <class RowId>
RowId saved(const SaveResult<RowId>& result) {
  if (result.outcome == SaveOutcome::saved) return result.id;
  throw CommandFailed("the demo data cannot be made: " +
                      (result.objections.empty() ? std::string{"a row changed meanwhile"}
                                                 : result.objections.front().words));
}

/// "March 2026"
std::string month_in_words(Time time) {
  std::string day = date_in_words(day_in_zone(time, "Europe/London"));  // Tuesday 3 March 2026
  return day.substr(day.find(' ', day.find(' ') + 1) + 1);
}

std::string filled(std::string text, Time now) {
  int year = static_cast<int>(day_in_zone(now, "Europe/London").year());
  // The British tax year ends on 5 April.
  bool ended = day_in_zone(now, "Europe/London") >
               Date{std::chrono::year{year}, std::chrono::April, std::chrono::day{5}};
  int last = ended ? year : year - 1;
  const std::pair<std::string, std::string> words[] = {
      {"{Y}", std::to_string(year)},
      {"{P}", std::to_string(year - 1)},
      {"{T}", std::to_string(last - 1) + "/" + std::to_string(last % 100)},
      {"{M}", month_in_words(now - std::chrono::days{20})}};
  for (const auto& [mark, value] : words) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
      text.replace(at, mark.size(), value);
    }
  }
  return text;
}

/// One firm while it is told: who is who, and what happens when.
class Telling {
 public:
  Telling(Database& db, const Keyring& keys, Random& random, const DocumentStore& documents,
          Time now, const DemoFirm& demo)
      : db_(db), keys_(keys), random_(random), documents_(documents), now_(now), demo_(demo) {}

  void tell(const std::string& url, const std::string& password) {
    make_firm(url);
    for (const DemoStaff& staff : demo_.staff) make_staff(staff, password);
    if (demo_.help_password_shown) show_help_password();
    for (const DemoContact& contact : demo_.contacts) make_contact(contact);
    for (const DemoClient& client : demo_.clients) make_client(client);
    demo::make_templates(db_, keys_, firm_.id, staff_.front(), began());
    for (const DemoWork& work : demo_.work) plan(work);
    std::ranges::stable_sort(events_, {}, &Event::at);
    for (const Event& event : events_) event.happen(event.at);
    // What was to be told was told then, but for the last hour's.
    db_.execute(
        "UPDATE news SET told_at = due_at WHERE firm_id = ? AND told_at IS NULL AND due_at <= ?",
        {firm_.id, now_});
  }

 private:
  struct Event {
    Time at;
    std::function<void(Time)> happen;
  };
  struct Person {
    ContactId id;
    std::string name;
    std::string address;
  };
  /// A work item on its way; the events share it.
  struct Job {
    const DemoWork* demo;
    ActingStaff staff;
    Time sent_at;
    WorkItemId work{};
    ChecklistId checklist{};
    std::vector<RequestId> requests{};
    std::vector<std::string> people{};
  };

  Time began() const { return now_ - std::chrono::days{1100}; }
  /// Words of the demo as they were when the work was sent.
  static std::string text(const Job& job, const char* words) { return filled(words, job.sent_at); }

  void make_firm(const std::string& url) {
    firm_.slug = demo_.slug;
    firm_.name = demo_.name;
    firm_.base_url = url;
    firm_.sender_name = demo_.name;
    firm_.sender_address = demo_.sender_address;
    firm_.contact_email = demo_.contact_email;
    firm_.contact_phone = demo_.contact_phone;
    firm_.time_zone = "Europe/London";
    firm_.accent = demo_.accent;
    if (demo_.new_portal) firm_.new_portal_since = began();
    firm_.id = create_firm(db_, firm_, began());
  }

  void show_help_password() {
    SettingsForm settings = settings_of(firm_);
    settings.help_password_shown = true;
    save_settings(db_, keys_, random_, firm_, staff_.front(), firm_.settings_version, settings,
                  began());
    firm_ = find_firm(db_, firm_.id).value();
  }

  void make_staff(const DemoStaff& staff, const std::string& password) {
    Author by{.contact = {}, .staff = {}, .name = "latchkey demo-data"};
    StaffId id = saved(create_staff(
        db_, keys_, firm_, {staff.name, staff.address, staff.role, password}, by, "", began()));
    const TotpOffer app{std::string{kDemoAppSecret}, ""};
    db_.transaction([&] {
      take_totp_offer(db_, keys_, random_, firm_.id, id, app,
                      totp_code(app.secret, totp_step(began())), began());
    });
    staff_.push_back({id, staff.name, "192.0.2.10"});
  }

  void make_contact(const DemoContact& contact) {
    ContactForm form{contact.name,
                     contact.time_zone,
                     "en",
                     {contact.addresses.begin(), contact.addresses.end()}};
    ContactId id = saved(create_contact(db_, keys_, firm_.id, staff_.front(), form, began()));
    people_[contact.name] = {id, contact.name, contact.addresses.front()};
  }

  void make_client(const DemoClient& client) {
    ClientId id = saved(
        create_client(db_, keys_, firm_.id, staff_.front(), {client.name, client.kind}, began()));
    clients_[client.name] = {id, {client.contacts.begin(), client.contacts.end()}};
    for (const char* contact : client.contacts) {
      saved(
          link_contact(db_, keys_, firm_.id, staff_.front(), id, people_.at(contact).id, began()));
    }
  }

  /// Nothing of the past is later than a few minutes ago.
  void at(Time time, std::function<void(Time)> happen) {
    events_.push_back({std::min(time, now_ - 5min), std::move(happen)});
  }

  void plan(const DemoWork& demo) {
    auto job = std::make_shared<Job>();
    job->demo = &demo;
    job->staff = staff_.at(static_cast<std::size_t>(demo.assignee));
    job->people = clients_.at(demo.client).people;
    // Each at another time of the day.
    job->sent_at = now_ - std::chrono::days{demo.sent} - 47min * (events_.size() % 9);
    bool mailed = demo.scene != DemoScene::nothing_yet && demo.scene != DemoScene::draft;
    if (demo.sent == 0) job->sent_at = now_ - 3h;
    at(job->sent_at - 26h, [this, job](Time now) { begin(*job, now); });
    if (demo.checklist) at(job->sent_at - 25h, [this, job](Time now) { write(*job, now); });
    if (demo.scene == DemoScene::draft) {
      events_.push_back({now_, [this, job](Time now) { plan_sending(*job, now); }});
    }
    if (!mailed) return;
    if (demo.scene == DemoScene::just_sent) {
      events_.push_back({now_, [this, job](Time now) { send(*job, now); }});
      return;
    }
    at(job->sent_at, [this, job](Time now) {
      send(*job, now);
      settle_mails(job->demo->scene == DemoScene::bounced, now);
    });
    if (demo.scene == DemoScene::not_opened || demo.scene == DemoScene::bounced) return;
    plan_client(job);
  }

  void plan_client(const std::shared_ptr<Job>& job) {
    Time opened = job->sent_at + 5h;
    bool moved = job->demo->scene == DemoScene::moved;
    at(opened, [this, job](Time now) { open(*job, 0, "Chrome on a Windows computer", now); });
    if (job->people.size() > 1) {
      at(opened + 20h, [this, job](Time now) { open(*job, 1, "Firefox on a Mac", now); });
    }
    int done = job->demo->done;
    auto number = static_cast<int>(job->demo->checklist->requests.size());
    for (int i = 0; i < std::min(done + 1, number); ++i) {
      Time then = opened + 30min + i * 7h;
      bool completes = i < done;
      at(then, [this, job, i, completes](Time now) { come_to(*job, i, completes, now); });
      at(then + 3h, [this, job, i](Time now) { reply(*job, i, now); });
      if (completes) at(then + 4h, [this, job, i](Time now) { complete(*job, i, now); });
    }
    if (job->demo->status != WorkStatus::completed && done + 1 < number) {
      at(opened + 30min + (done + 1) * 7h,
         [this, job, i = done + 1](Time now) { excuse(*job, i, now); });
    }
    if (job->demo->status == WorkStatus::in_progress) {  // what came in is being worked on
      at(opened + 40h, [this, job](Time now) {
        set_work_status(db_, keys_, firm_.id, job->staff, job->work, WorkStatus::in_progress, now);
      });
    }
    if (moved) at(opened + 50h, [this, job](Time now) { move_to_phone(*job, now); });
    if (job->demo->status == WorkStatus::completed) {
      at(opened + 30min + number * 7h + 26h, [this, job](Time now) {
        set_work_status(db_, keys_, firm_.id, job->staff, job->work, WorkStatus::completed, now);
      });
    }
  }

  // --- what happens -----------------------------------------------------------------------------

  void begin(Job& job, Time now) {
    Date due = day_in_zone(now_ + std::chrono::days{job.demo->due}, firm_.time_zone);
    WorkStatus status =
        job.demo->status == WorkStatus::completed ? WorkStatus::in_progress : job.demo->status;
    job.work = saved(create_work_item(db_, keys_, firm_.id, job.staff,
                                      {clients_.at(job.demo->client).id, text(job, job.demo->title),
                                       job.staff.id, sql_date(due), status},
                                      now));
  }

  void write(Job& job, Time now) {
    ChecklistForm form{text(job, job.demo->checklist->title), {}};
    for (const std::string& name : job.people) {
      form.recipients.push_back({people_.at(name).id, people_.at(name).address});
    }
    job.checklist = saved(create_checklist(db_, keys_, firm_.id, job.staff, job.work, form, now));
    for (const DemoRequest& request : job.demo->checklist->requests) {
      std::string due;
      if (request.days > 0) {
        due = sql_date(day_in_zone(job.sent_at + std::chrono::days{request.days}, firm_.time_zone));
      }
      job.requests.push_back(
          saved(add_request(db_, keys_, firm_.id, job.staff, job.work, job.checklist,
                            {text(job, request.title), text(job, request.description), due}, now)));
    }
    if (job.demo->scene == DemoScene::just_sent) {
      demo::ask_in_every_way(db_, keys_, firm_.id, job.staff, job.work, job.checklist, now);
    }
  }

  void send(Job& job, Time now) {
    auto checklist = find_checklist(db_, firm_.id, job.work, job.checklist);
    auto result = send_checklist(db_, keys_, random_, firm_, job.staff, job.work, job.checklist,
                                 checklist.value().version, {}, now);
    if (result.outcome != SendOutcome::sent) {
      throw CommandFailed("the demo data cannot be made: a checklist was not sent");
    }
  }

  /// It goes out by itself in a few days, in the morning.
  void plan_sending(const Job& job, Time now) {
    const Date day = day_in_zone(now + std::chrono::days{4}, firm_.time_zone);
    auto result = plan_send(db_, keys_, random_, firm_, job.staff,
                            {.work = job.work, .checklist = job.checklist},
                            {.kind = SendTiming::Kind::date, .on = day}, 0s, now);
    if (result.outcome != PlanOutcome::planned) {
      throw CommandFailed("the demo data cannot be made: a checklist was not planned");
    }
  }

  /// What the mailer would have done then.
  void settle_mails(bool bounced, Time now) {
    db_.execute(
        "UPDATE outbox SET state = ?, sent_at = ?, attempts = 1, server_words = ? "
        "WHERE firm_id = ? AND state = 'queued'",
        {bounced ? "failed" : "sent", bounced ? std::nullopt : std::optional{now + 3s},
         bounced ? "550 5.1.1 Recipient address rejected: no such user here" : "250 2.0.0 Ok",
         firm_.id});
  }

  /// The token that a mail would have carried.
  TokenHash make_token(const Job& job, const Person& person, Time now) {
    auto link = db_.find_value<LinkId>(
        "SELECT id FROM magic_links WHERE firm_id = ? AND work_item_id = ? AND contact_id = ? "
        "ORDER BY id DESC LIMIT 1",
        {firm_.id, job.work, person.id});
    TokenHash hash = keys_.hash(demo_.new_portal ? Purpose::link_token : Purpose::pin_token,
                                Token::make(random_));
    db_.execute(
        "INSERT INTO link_tokens (token_hash, firm_id, link_id, created_at) VALUES (?, ?, ?, ?)",
        {hash, firm_.id, link.value(), now});
    return hash;
  }

  Browser browser(const Person& person, const std::string& description) const {
    return {.device = {},
            .fingerprint = keys_.mac(Purpose::fingerprint, "demo " + person.name + description),
            .description = description,
            .ip = "198.51.100." + std::to_string(person.id.value % 200 + 1)};
  }

  TokenHash open(Job& job, std::size_t who, const std::string& description, Time now) {
    Person& person = people_.at(job.people[who]);
    TokenHash token = make_token(job, person, now);
    if (!demo_.new_portal) {
      open_by_pin(token, browser(person, description), now);
      return token;
    }
    claim(db_, keys_, random_, firm_, token, browser(person, description), {}, now);
    settle_mails(false, now);  // the notice of a new device
    return token;
  }

  void open_by_pin(const TokenHash& token, const Browser& browser, Time now) {
    auto request = look_at_pin_request(db_, firm_.id, token, {}, now).value();
    PinTools tools{db_, keys_, random_, gate_};
    PinVisitor visitor{browser, {}, false};
    PinResult result = request.pin == PinState::none
                           ? choose_pin(tools, firm_.id, request, kDemoPin, kDemoPin, visitor, now)
                           : enter_pin(tools, firm_.id, request, kDemoPin, visitor, now);
    if (result.outcome != PinOutcome::signed_in) {
      throw CommandFailed("the demo data cannot be made: a PIN did not open");
    }
  }

  void move_to_phone(Job& job, Time now) {
    Person& person = people_.at(job.people.front());
    Browser phone = browser(person, "Safari on iPhone");
    auto link = look_at_link(db_, firm_.id, make_token(job, person, now), {}, now);
    send_access_link(db_, keys_, random_, firm_, link.value(), phone, now);
    settle_mails(false, now);
    open(job, 0, "Safari on iPhone", now + 90s);
  }

  RequestChange change(const Job& job, int number, bool by_staff) const {
    const Person& person =
        people_.at(job.people[static_cast<std::size_t>(number) % job.people.size()]);
    // The second of two opens a day later, so the first does what comes before.
    const Person& first = people_.at(job.people.front());
    const Person& who = number < 3 ? first : person;
    Author client{.contact = who.id, .staff = {}, .name = who.name};
    return {firm_.id,
            job.work,
            job.requests[static_cast<std::size_t>(number)],
            by_staff ? job.staff.author() : client,
            by_staff ? job.staff.ip : "198.51.100.7",
            demo_.new_portal ? SessionKind::link : SessionKind::pin};
  }

  const DemoRequest& asked(const Job& job, int number) const {
    return job.demo->checklist->requests[static_cast<std::size_t>(number)];
  }

  /// The client comes to a request; one that they do not finish they only ask about or begin.
  void come_to(Job& job, int number, bool finishes, Time now) {
    const DemoRequest& request = asked(job, number);
    RequestChange by = change(job, number, false);
    if (*request.question) add_comment(db_, keys_, by, text(job, request.question), now);
    if (*request.answer && finishes) save_answer(db_, keys_, by, text(job, request.answer), now);
    if (*request.file && (finishes || !*request.question)) {
      std::string name = text(job, request.file);
      IncomingFile file = documents_.receive(random_);
      file.write(demo_file(name, by.author.name));
      add_uploaded(db_, keys_, by, {{name, file.finish(name)}}, now);
    }
  }

  void reply(Job& job, int number, Time now) {
    const DemoRequest& request = asked(job, number);
    if (!*request.reply) return;
    add_comment(db_, keys_, change(job, number, true), text(job, request.reply), now);
  }

  /// What the client says in place of an answer, at each work item something else.
  void excuse(Job& job, int number, Time now) {
    const auto kind = static_cast<ExcuseKind>(job.work.value % 4);
    const Date until{std::chrono::sys_days{day_in_zone(now_, firm_.time_zone)} +
                     std::chrono::days{12}};
    make_excuse(db_, keys_, change(job, number, false),
                {kind, kind == ExcuseKind::need_until ? std::optional{until} : std::nullopt, ""},
                day_in_zone(now, firm_.time_zone), now);
  }

  void complete(Job& job, int number, Time now) {
    complete_request(db_, keys_, change(job, number, false), now);
  }

  struct Client {
    ClientId id;
    std::vector<std::string> people;
  };

  Database& db_;
  const Keyring& keys_;
  Random& random_;
  const DocumentStore& documents_;
  Time now_;
  const DemoFirm& demo_;
  PasswordGate gate_{1};
  Firm firm_{};
  std::vector<ActingStaff> staff_;
  std::map<std::string, Person> people_;
  std::map<std::string, Client> clients_;
  std::vector<Event> events_;
};

}  // namespace

void DemoStory::tell(const DemoFirm& demo, const std::string& url, const std::string& password) {
  Telling{db_, keys_, random_, documents_, now_, demo}.tell(url, password);
}

void DemoStory::make_login(const DemoFirm& demo, const std::string& address,
                           const std::string& password) {
  auto made = db_.execute(
      "INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at) "
      "SELECT a.firm_id, a.contact_id, ?, ?, ? FROM contact_addresses a JOIN firms f "
      "ON f.id = a.firm_id WHERE f.slug = ? AND a.address = ?",
      {hash_password(password), now_, now_, demo.slug, address});
  if (made != 1) throw CommandFailed("the demo data cannot be made: nobody has " + address);
}

}  // namespace latchkey
