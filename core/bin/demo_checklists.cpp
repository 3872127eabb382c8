#include "core/bin/demo_texts.hpp"

namespace latchkey::demo {

const DemoChecklist kPersonalTax{
    "Papers for your {T} tax return",
    {{"P60 from your employer",
      "The one for the year to **5 April**. If you changed jobs, add the P45 of the job you "
      "left.\n\n"
      "A photo is fine as long as all four corners can be seen.",
      14, "Here it is. I only had the one job.", "P60-{P}.pdf"},
     {"Bank interest",
      "The yearly interest statement of **each** account, also of the ones you have closed:\n\n"
      "- current and savings accounts\n- cash ISAs are *not* needed\n- joint accounts: tell us "
      "whose "
      "share is how much",
      14, "", "interest-statements.csv",
      "The building society says theirs comes in two weeks. Is "
      "that too late?",
      "No, that is early enough. Send the others now if you have them."},
     {"Dividends and shares you sold",
      "Dividend vouchers, and the contract notes of anything you bought or sold during the year.",
      21, "No dividends this year. I sold nothing."},
     {"Gifts to charity", "The total under Gift Aid, and the charities' names.", 21,
      "240 pounds to the lifeboats, 60 to the hospice. Both with Gift Aid."},
     {"Pension contributions",
      "What you paid in yourself, **not** what went through your payslip. Your provider's yearly "
      "statement says it.",
      21, "", "pension-statement.pdf"},
     {"Did anything change?",
      "Tell us in a sentence or two: a new address, a marriage, a child, a house bought or let, "
      "work "
      "from home, money from abroad.",
      21, "We moved in September. The new address is on the P60. Nothing else."},
     {"Approve your return", "We ask for this last, when the return is drawn up.", 42}}};

const DemoChecklist kCoupleTax{
    "Your two {T} tax returns",
    {{"P60s, one for each of you", "For the year to **5 April**. Whoever has both can add both.",
      14, "Mine is here, Sam adds the other one.", "P60-{P}.pdf"},
     {"Child benefit",
      "Did either of you get it, and from when to when? It matters when one of you earns over "
      "£60,000.",
      14, "Yes, for Ida, all year. It goes to the joint account."},
     {"Joint savings",
      "Interest of your joint accounts. We split it in half unless you say otherwise.", 14,
      "Half and half is right.", "joint-account.csv"},
     {"Marriage allowance", "Do you want us to claim it, where it helps? Yes or no is enough.", 14,
      "", "", "What does it do for us?",
      "One of you can hand a part of the unused allowance to the other: up to £252 a year."},
     {"Nursery and childcare", "What you paid, and whether through Tax-Free Childcare.", 21},
     {"Check both drafts", "We send them here when they are ready.", 42}}};

const DemoChecklist kRentalIncome{
    "The letting of your property",
    {{"Rent received", "Month by month, or your agent's yearly statement.", 10,
      "The agent's statement has all of it.", "letting-agent-statement.pdf"},
     {"Mortgage interest", "The lender's yearly certificate: the **interest**, not the repayments.",
      10, "", "mortgage-certificate.pdf"},
     {"Repairs and bills",
      "Invoices for repairs, insurance, ground rent, the agent's fees.\n\n"
      "> Something *new* (a first dishwasher, an extension) is not a repair. Tell us about it all "
      "the same.",
      14, "The boiler was replaced in February, the rest are small things.", "repairs.csv",
      "Does the boiler count as a repair?", "Yes: the old one was replaced by its like."},
     {"Days it stood empty", "From when to when, and why.", 14,
      "Three weeks in May, between tenants."},
     {"Safety certificates", "Gas and electrical, so that we can claim their cost.", 21}}};

const DemoChecklist kVatReturn{
    "VAT for the quarter",
    {{"Sales listing", "From your till or your invoicing program, as CSV or PDF.", 7, "",
      "sales-quarter.csv"},
     {"Purchase invoices",
      "All with VAT on them. A folder of photos is fine; please no statements in place of "
      "invoices.",
      7, "All uploaded. The fuel ones are in one PDF.", "purchase-invoices.pdf"},
     {"Bank statement to the quarter's end", "All business accounts and the card.", 7, "",
      "business-account.csv"},
     {"Imports and sales abroad", "C79 certificates, and customers outside the United Kingdom.", 10,
      "None this quarter."},
     {"Approve the return", "You find the figures here two days before it is due.", 12}}};

const DemoChecklist kYearEnd{
    "Year end {P}",
    {{"Bookkeeping backup or access",
      "A backup of the program, or an invitation for us as *adviser*.", 14,
      "The invitation went out this morning."},
     {"Bank statements at the year's end",
      "The page that shows the balance on the last day, of **every** account and loan.", 14, "",
      "balances-31-march.pdf"},
     {"Stock count", "The list of the last day, at what it cost you, signed by whoever counted.",
      14, "Counted by Petra and Luis on the Sunday.", "stock-count.csv"},
     {"What customers owed you", "The list on the last day. Mark what you no longer expect.", 14,
      "", "debtors.csv", "Should Fennimore's old invoice still be on it?",
      "Leave it on and mark it. We write it off if they are struck off."},
     {"Assets bought and sold", "Invoices over £500: vehicles, machines, computers.", 21,
      "One van, and the two laptops for the office.", "van-invoice.pdf"},
     {"Loans and leases", "New agreements, and statements of the old ones.", 21},
     {"Directors' loan accounts", "Anything you paid privately for the company, or it for you.",
      21},
     {"Minutes", "Of board and members' meetings since the last year end.", 28},
     {"Sign the accounts", "We ask for this when the accounts are final.", 60}}};

const DemoChecklist kPayroll{
    "Payroll this month",
    {{"Hours and overtime", "By person. The sheet from last month does nicely.", 4, "",
      "hours.csv"},
     {"Starters and leavers", "Name, first or last day, and the P45 where there is one.", 4,
      "One starter: Anneke, from the 3rd. Her P45 follows on Monday."},
     {"Sick and holiday days", "Only what differs from the plan.", 4, "Nobody was sick."},
     {"Confirm the payslips", "You find them here on the 22nd.", 8}}};

const DemoChecklist kNewClient{
    "Welcome: what we need to begin",
    {{"Proof of who you are", "Passport or driving licence, both sides of a card.", 7, "",
      "passport.pdf"},
     {"Proof of your address", "A bill of the last three months, not from a mobile phone.", 7, "",
      "council-tax.pdf"},
     {"Your tax reference", "Ten digits, on any letter from HMRC. Type it here.", 7,
      "It is on the letter: 12345 67890."},
     {"Your last accountant",
      "Name and address, if there was one. We write to them for their papers; you need not.", 7, "",
      "", "They still have an unpaid bill with us that we do not agree with. Is that a problem?",
      "No. We ask for the papers only, and they must not hold those back."},
     {"Our letter of engagement", "Read it, and say *agreed* here. Ask whatever is not clear.",
      14}}};

const DemoChecklist kTrustReturn{
    "The trust's return {T}",
    {{"Investment report", "The manager's report to 5 April, with the schedule of disposals.", 14,
      "", "investment-report.pdf"},
     {"Payments to beneficiaries", "Date, to whom, how much, for what.", 14,
      "Two payments for school fees, both in September."},
     {"Trustees", "Has a trustee joined or left?", 14, "No, still the three of us."},
     {"Approve the return", "By any two trustees.", 40}}};

const DemoChecklist kCashFlow{
    "Cash flow for the next 13 weeks",
    {{"Open invoices", "What customers owe you, with the day you expect it.", 5, "",
      "open-invoices.csv"},
     {"Bills to pay", "With the last day for each. Mark what could wait.", 5,
      "The landlord would wait until the 15th.", "bills.csv"},
     {"Wages", "Net pay, tax and pension by month.", 5},
     {"Bank limits", "Overdraft, cards, and what they cost.", 7, "", "",
      "Also the directors' cards?", "Yes, if the company pays them."},
     {"What could go wrong", "One or two sentences: a customer who may leave, a late delivery.",
      7}}};

const DemoChecklist kFundingRound{
    "Papers for the investors",
    {{"Shareholders and options", "The list as it stands, with vesting dates.", 7,
      "As at last Friday.", "cap-table.csv"},
     {"Contracts with customers", "The ten largest, complete with their annexes.", 10},
     {"Intellectual property",
      "Trade marks, patents, and the assignments of everybody who built "
      "the product.",
      10},
     {"Employment contracts", "One signed copy of each kind, and who differs from it.", 10},
     {"Disputes", "Open or threatened. *None* is an answer.", 7, "None."}}};

const DemoChecklist kBoardPack{
    "For the board's meeting",
    {{"Figures of the month", "Profit and loss, balance sheet, cash.", 5, "",
      "management-accounts.pdf"},
     {"Three things that went well", "A line each.", 5, "The new till, two hires, no returns."},
     {"Three things that did not", "A line each.", 5},
     {"Decisions you need", "What the board must say yes or no to.", 5}}};

}  // namespace latchkey::demo
