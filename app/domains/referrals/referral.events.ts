import { countOf, defineEvents, toBoth, toCouncil } from "~/domains/audit/events.rules";

/**
 * What happens to a referral: its writing, its gate, and its states, whichever domain moves it. Of a pause the
 * providers are told on their deliveries.
 */
export const REFERRAL_EVENTS = defineEvents(
  { domain: "referrals", group: "referral", subjects: ["referral", "delivery", "organisation"] },
  {
    "referral-begun": toCouncil("The referral was begun"),
    "referral-page-saved": toCouncil(
      (event) => (event.data.complete === false ? "A page was put aside" : "A page was written"),
      { page: "text", complete: "flag" },
      { quiet: true },
    ),
    "referral-ready-to-check": toCouncil("It is ready to be checked"),
    "referral-back-to-draft": toCouncil("It went back to being written"),
    "gate-decided": toCouncil(
      (event) =>
        countOf(event.data.decided, "finding of the gate was decided", "findings of the gate were decided"),
      { decided: "number", waiting: "number" },
      { quiet: true },
    ),
    "gate-words-added": toCouncil(
      "Words were added that stay out of what providers read",
      {},
      { quiet: true },
    ),
    "gate-keep-agreed": toCouncil("A second person agreed that a known name or number stays"),
    "gate-keep-refused": toCouncil("A second person masked a known name or number that was left in"),
    "gate-width-decided": toCouncil(
      (event) =>
        `How wide it is published was decided: age ${String(event.data.age)}, near ${String(event.data.area)}`,
      { age: "text", area: "text", few: "flag" },
      { quiet: true },
    ),
    "gate-read": toCouncil("What is published was read and checked for what machines miss"),
    "comparisons-unusual": toCouncil(
      (event) =>
        `${countOf(event.data.texts, "text was", "texts were")} checked in an hour for somebody without access to the child's identity`,
      { texts: "number" },
    ),
    "referral-reassigned": toCouncil("Another broker works it", {
      from: "text?",
      to: "text",
      role: "text?",
    }),
    "search-deciding": toCouncil("Deciding between offers"),
    "search-on": toCouncil("The search goes on"),
    "search-paused": toBoth("The search was paused"),
    "search-resumed": toBoth("The search goes on, the clock moved on by the pause"),
    "search-closed": toCouncil("The search was closed", { closed: "text" }),
    "search-opened-again": toCouncil("The search was opened again"),
    "placement-agreed": toCouncil("A placement is agreed", {}, { group: "offer" }),
    "placement-fell-through": toCouncil(
      "The placement fell through, the search is open again",
      {},
      { group: "offer" },
    ),
    "referral-withdrawn": toCouncil("The referral was withdrawn"),
    "identity-destroyed": toCouncil(
      "Who the child was is destroyed: the time it is kept for is over",
      { months: "number" },
      { group: "release" },
    ),
    "retention-changed": toCouncil(
      "How long who a child is is kept was changed",
      { from: "number", to: "number" },
      { group: "people" },
    ),
  },
);
