#include "core/bin/demo_texts.hpp"

namespace latchkey {

using enum WorkStatus;
using enum DemoScene;

const DemoFirm& brightwater() {
  constexpr ClientKind kCompany = ClientKind::organisation;
  static const DemoFirm firm{
      "brightwater",
      "Brightwater Advisory",
      "hello@brightwater.example",
      "hello@brightwater.example",
      "+44 117 496 0188",
      "#274f8f",
      {{"Imogen Brightwater", "imogen@brightwater.example", Role::admin}},
      {{"Ravi Menon", {"ravi@tidalsoft.example"}},
       {"Ella Thorne", {"ella@tidalsoft.example"}},
       {"Peter Quill", {"peter@quillandsons.example"}},
       {"Agnes Quill", {"agnes@quillandsons.example"}},
       {"Mei Tanaka", {"mei@cedarclinic.example"}, "Asia/Tokyo"},
       {"Jonas Weber", {"jonas@weberhof.example"}, "Europe/Berlin"},
       {"Ottilie Weber", {"ottilie@weberhof.example"}, "Europe/Berlin"},
       // also a contact of Hartwell & Finch, who know nothing of each other
       {"Maria Keller", {"maria.keller@post.example"}}},
      {{"Tidal Software Ltd", kCompany, {"Ravi Menon", "Ella Thorne"}},
       {"Quill & Sons", kCompany, {"Peter Quill", "Agnes Quill"}},
       {"Cedar Clinic", kCompany, {"Mei Tanaka"}},
       {"Weberhof Hotel", kCompany, {"Jonas Weber", "Ottilie Weber"}},
       {"Keller Studio", kCompany, {"Maria Keller"}}},
      {{"Tidal Software Ltd", "Funding round", 0, 30, ready, just_sent, &demo::kFundingRound},
       {"Quill & Sons", "Cash flow plan", 0, 8, waiting, opened, &demo::kCashFlow, 5, 2},
       {"Weberhof Hotel", "Cash flow plan", 0, -2, waiting, lapsed, &demo::kCashFlow, 38, 1},
       {"Cedar Clinic", "Board pack", 0, 11, waiting, not_opened, &demo::kBoardPack, 3},
       {"Keller Studio", "Cash flow plan", 0, 15, in_progress, draft, &demo::kCashFlow},
       {"Cedar Clinic", "Board pack of the month before", 0, -19, completed, opened,
        &demo::kBoardPack, 30, 4},
       {"Quill & Sons", "Handing over to the next generation", 0, 120, planned, nothing_yet}},
      false};
  return firm;
}

}  // namespace latchkey
