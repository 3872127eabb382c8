#include "core/bin/demo_templates.hpp"

#include "core/bin/command.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/template_requests.hpp"

namespace latchkey::demo {
namespace {

struct Template {
  const char* name;
  const char* title;
  std::vector<const char*> sections;
  std::vector<RequestForm> requests;
};

RequestForm asked(const char* title, const char* description, const char* due, const char* kind,
                  const char* section, const char* options = "") {
  return {title, description, due, kind, true, section, options};
}

RequestForm optional(RequestForm request) {
  request.required = false;
  return request;
}

RequestForm with_fields(RequestForm request, std::vector<TypedField> fields) {
  request.kind = "form";
  request.fields = std::move(fields);
  return request;
}

std::vector<Template> templates() {
  return {{"Personal tax return",
           "Papers for your {last_year} tax return",
           {"Your income", "What lowers the tax", "About you"},
           {asked("P60 from your employer",
                  "For the year to **5 April {year}**. A photo is fine when all four corners show.",
                  "14", "file", "Your income"),
            asked("Interest on savings", "The yearly statement of each account.", "14", "file",
                  "Your income"),
            asked("Did you let a property?", "A room in your own home counts too.", "14", "yes_no",
                  "Your income"),
            asked("Gifts to charity", "Totals are enough, and the charities’ names.", "21", "text",
                  "What lowers the tax"),
            optional(asked("Pension contributions", "Only what you paid in yourself.", "21", "file",
                           "What lowers the tax")),
            asked("How would you like a refund?", "", "21", "choice", "About you",
                  "To my bank account\nTowards my next bill\nAsk me when there is one"),
            with_fields(asked("Where you live now", "", "14", "form", "About you"),
                        {{"Street and number", "text", true},
                         {"Postcode", "text", true},
                         {"Living there since", "date", true}})}},
          {"Year-end accounts",
           "Year-end accounts {last_year}: what we need from {client}",
           {"The books", "At the end of the year", "Sign-off"},
           {asked("Bookkeeping export", "From your program, for the whole of {last_year}.", "10",
                  "file", "The books"),
            asked("Bank statements to the last day", "Every account and card.", "10", "file",
                  "The books"),
            asked("Stock count", "Counted on the last day, at what it cost you.", "21", "file",
                  "At the end of the year"),
            asked("Does anybody owe you money that will not come?", "", "21", "yes_no",
                  "At the end of the year"),
            asked("When can we meet to go through the draft?", "Any day after {start} suits us.",
                  "30", "date", "Sign-off"),
            optional(asked("Plans for {next_year}", "New premises, people, machines, loans.", "45",
                           "text", "Sign-off"))}},
          {"Payroll onboarding",
           "Starting payroll for {client} in {month}",
           {"The company", "Each employee"},
           {with_fields(
                asked("Your references", "They are on the letters from HMRC.", "7", "form",
                      "The company"),
                {{"PAYE reference", "text", true}, {"Accounts Office reference", "text", true}}),
            asked("How often do you pay?", "", "7", "choice", "The company",
                  "Every week\nEvery four weeks\nEvery month"),
            asked("First pay day", "", "7", "date", "The company"),
            with_fields(asked("First employee", "Duplicate this request for each further one.",
                              "10", "form", "Each employee"),
                        {{"Name", "text", true},
                         {"Started on", "date", true},
                         {"Pay a month", "number", true},
                         {"Has a student loan", "yes_no", false}}),
            asked("Starter checklists or P45s", "One for each employee.", "-3", "file",
                  "Each employee")}}};
}

void require(bool made) {
  if (!made) throw CommandFailed("the demo data cannot be made: a template was refused");
}

}  // namespace

void make_templates(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                    Time now) {
  for (const Template& one : templates()) {
    auto made = create_template(db, keys, firm, by, {one.name, one.title}, now);
    require(made.outcome == SaveOutcome::saved);
    for (const char* section : one.sections) {
      auto version = find_template(db, firm, made.id).value().version;
      auto added = change_template_sections(db, keys, firm, by, made.id, version,
                                            {SectionStep::add, "", section}, now);
      require(added.outcome == SaveOutcome::saved);
    }
    for (const RequestForm& request : one.requests) {
      auto added = add_template_request(db, keys, firm, by, made.id, request, now);
      require(added.outcome == SaveOutcome::saved);
    }
  }
}

void ask_in_every_way(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                      WorkItemId work, ChecklistId checklist, Time now) {
  constexpr const char* kHeading = "A few quick questions";
  auto version = find_checklist(db, firm, work, checklist).value().version;
  auto headed = change_sections(db, keys, firm, by, work, checklist, version,
                                {SectionStep::add, "", kHeading}, now);
  require(headed.outcome == SaveOutcome::saved);
  for (const RequestForm& request :
       {asked("Did you move this year?", "", "", "yes_no", kHeading),
        asked("How shall we call you?", "We ask when something is not clear.", "", "choice",
              kHeading, "In the morning\nAt lunch time\nAfter work\nBetter by e-mail"),
        asked("Since when do you work for yourself?",
              "The day of the first invoice is near enough.", "", "date", kHeading),
        with_fields(asked("Your bank account", "Where a refund goes.", "", "form", kHeading),
                    {{"Account holder", "text", true},
                     {"Sort code", "text", true},
                     {"Account number", "number", true}}),
        optional(asked("Anything you wonder about?", "", "", "text", kHeading))}) {
    require(add_request(db, keys, firm, by, work, checklist, request, now).outcome ==
            SaveOutcome::saved);
  }
}

}  // namespace latchkey::demo
