#include "core/domain/help.hpp"

#include "core/base/words.hpp"

namespace latchkey {
namespace {

using Kind = HelpPart::Kind;

std::string days(const std::chrono::days& count) {
  return plural(static_cast<std::uint64_t>(count.count()), "day");
}
std::string hours(const std::chrono::hours& count) {
  return plural(static_cast<std::uint64_t>(count.count()), "hour");
}

bool one_device(const Firm& firm) {
  return firm.devices_per_contact <= 1;
}
std::string devices(const Firm& firm) {
  return plural(static_cast<std::uint64_t>(firm.devices_per_contact), "device");
}

HelpPart words(std::string text) {
  return {Kind::words, std::move(text)};
}

HelpSection link_section(const Firm& firm) {
  HelpSection section{"magic-link", "Your link", {}};
  auto ask = [&](const char* anchor, const char* question, std::vector<HelpPart> answer) {
    section.questions.push_back({anchor, question, std::move(answer)});
  };
  ask("what-is-a-magic-link", "What is a magic link, and how does it work?",
      {words("When we ask you for something, you get an e-mail with a button. Behind it is a magic "
             "link: an address that is made for you alone, and made anew each time we send you "
             "requests. You need no PIN and no password, and nobody can guess it."),
       words(one_device(firm)
                 ? "Open it, press “Open my requests”, and the link belongs to the phone or "
                   "computer in your hands. From then on your requests open on that device only, "
                   "even if somebody else gets to see the e-mail."
                 : "Open it, press “Open my requests”, and your requests belong to the phone or "
                   "computer in your hands. You can have them on " +
                       devices(firm) +
                       " at a time; anywhere else they do not open, even if somebody else gets to "
                       "see the e-mail.")});
  ask("another-device", "What if I want to use a different device?",
      {words("Open the same e-mail on the other device. It shows one button, “Send Access Link”. "
             "Press it, and a new link comes to the e-mail address that the first one went to. "
             "Open that one on the device you want to use."),
       words(one_device(firm)
                 ? "Your requests then move to the new device, with everything you have done. If "
                   "you want to change again later, do the same again."
                 : "Your requests then open there too, with everything you have done. Beyond " +
                       devices(firm) +
                       ", the one that has had them the longest gives its place to the new one. "
                       "You do "
                       "the same for every further device."),
       words("If you have the old device at hand, there is a shorter way: choose “Continue on "
             "another device” there, and point the camera of the new one at the square code. It "
             "works for two minutes.")});
  ask("phone-then-computer", "I opened the link on my phone. Can I go on on my computer?",
      {words("Yes, in the same way: open the e-mail on the computer, press “Send Access Link”, and "
             "open the new link there. Or choose “Continue on another device” on the phone, and "
             "type the short address that it shows into the computer’s browser."),
       words("Nothing that you answered or uploaded is lost on the way.")});
  ask("expiry", "Does the link expire?",
      {words("Yes. Your requests stay open on your device for " + days(firm.binding_days) +
             ", counted from when you first open them. After that you need a new link: open the "
             "e-mail again and press “Send Access Link”. As soon as you open the new one, the " +
             days(firm.binding_days) + " begin again."),
       words("A link that you have not opened yet waits for " + days(firm.link_days) +
             ", and one that you asked for with “Send Access Link” for " +
             hours(firm.access_link_hours) +
             ". If it is too old, the page says so and offers you a new one.")});
  return section;
}

HelpSection pin_section(const Firm& firm, const HelpFacts& facts) {
  HelpSection section{"pin", "Requests with a PIN", {}};
  const bool switched_on = firm.new_portal_since.has_value();
  std::vector<HelpPart> sent;
  if (switched_on) {
    sent.push_back(
        words("Nothing changes for what we sent you before we moved to this portal. Open it from "
              "the e-mail as you are used to, and type your PIN."));
  } else {
    sent.push_back(
        words("Open them from our e-mail. The first time you choose a PIN of 6 to 12 digits; later "
              "you are asked for it on each new device, and when you have logged out."));
  }
  sent.push_back(
      words("Or open our Client Portal screen, and log in with your e-mail address and "
            "your PIN:"));
  sent.push_back({Kind::client_portal, firm.base_url + "/pin"});
  sent.push_back(
      words("If you no longer know the PIN, choose “Forgot PIN” there, and a link to choose a new "
            "one comes to your e-mail address."));
  section.questions.push_back({"already-sent",
                               switched_on ? "What about requests that you sent me before?"
                                           : "How do I open the requests that you sent me?",
                               std::move(sent)});
  if (facts.links) {
    section.questions.push_back(
        {"sent-again",
         "What happens if you send me those requests again?",
         {words("Then they open with the magic link of the newest e-mail, here in this portal. You "
                "do not need a PIN for them any more.")}});
  }
  return section;
}

HelpSection login_section(const Firm& firm, const HelpFacts& facts) {
  HelpSection section{"login", "Logging in", {}};
  auto ask = [&](const char* anchor, const char* question, std::vector<HelpPart> answer) {
    section.questions.push_back({anchor, question, std::move(answer)});
  };
  ask("what-i-see", "What do I see when I log in?",
      {words("Everything between us in one place: your requests, your documents and what we wrote "
             "to each other. You see up to 100 pieces of work with requests for you to do, and the "
             "last 100 completed ones on which you had requests.")});
  ask("completed-work", "What if I need to change something on completed work?",
      {words("You can still read the requests, comments and files of completed work, and download "
             "the files. You cannot comment there or set a request back. If something has to be "
             "changed, choose “Ask to reopen” on the work, or write to us: once we have opened it "
             "again, you can change it.")});
  ask("no-login", "What if I do not want a login?",
      {words(facts.links
                 ? "Then do nothing. The links in our e-mails go on working, and each opens the "
                   "requests that it is about."
                 : "Then do nothing. Our e-mails go on working with your PIN, and each opens the "
                   "requests that it is about."),
       words("A login gives you more room: everything we sent you, what is completed too, and "
             "copies of all documents and files, so that you can keep track and find things "
             "again.")});
  std::vector<HelpPart> how{
      words(facts.links
                ? "Choose “Log in” on the left-hand side of any page of this portal (on a phone: "
                  "in the bar), for instance after opening a link of ours. Or open this address "
                  "at any time; it makes a good bookmark:"
                : "Choose “Log in” on the left-hand side of any page of this portal (on a phone: "
                  "in the bar). Or open this address at any time; it makes a good bookmark:"),
      {Kind::portal, firm.base_url + "/login"},
      words("The first time, look for “No login yet?” there, and give the e-mail address that we "
            "write to. You get an e-mail with a link to choose your password.")};
  if (firm.second_factor_required) {
    how.push_back(
        words("We ask for a second step as well: a six-digit code from an app on your phone, or a "
              "passkey. You set it up once, when you first log in."));
  }
  ask("how-to-log-in", "How do I log in?", std::move(how));
  ask("who-can", "Can anyone make a login here?",
      {words("No. A login can be made only for an e-mail address that we have on record for one of "
             "our contacts, and only by whoever reads the mail that goes to it.")});
  ask("removed", "What happens if you remove me from your contacts?",
      {words("Then your login no longer works, and neither do your links. If we add you back, you "
             "can log in again as before.")});
  return section;
}

}  // namespace

HelpFacts find_help_facts(Database& db, const Firm& firm) {
  const bool switched_on = firm.new_portal_since.has_value();
  auto sent = [&](const char* way) {
    return db
        .find_value<int>(
            "SELECT 1 FROM checklist_recipients WHERE firm_id = ? AND way = ? "
            "AND first_sent_at IS NOT NULL LIMIT 1",
            {firm.id, way})
        .has_value();
  };
  return {.links = switched_on || sent("link"), .pins = !switched_on || sent("pin")};
}

std::vector<HelpSection> write_help(const Firm& firm, const HelpFacts& facts) {
  std::vector<HelpSection> sections;
  if (facts.links) sections.push_back(link_section(firm));
  if (facts.pins) sections.push_back(pin_section(firm, facts));
  sections.push_back(login_section(firm, facts));
  return sections;
}

std::string help_title(const Firm&) {
  return "How this portal works";
}

std::string help_lead(const Firm& firm) {
  return "Short answers to what clients of " + firm.name + " ask us most.";
}

std::string help_reach(const Firm& firm) {
  const bool mail = !firm.contact_email.empty(), phone = !firm.contact_phone.empty();
  if (!mail && !phone) return "";
  return std::string{"Your question is not here? "} + (mail ? "E-mail us at " : "Ring us on ") +
         (mail ? firm.contact_email : firm.contact_phone) +
         (mail && phone ? ", or ring us on " + firm.contact_phone : "") + ".";
}

}  // namespace latchkey
