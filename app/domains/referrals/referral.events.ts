import { countOf, defineEvents, toBoth, toCouncil } from "~/domains/audit/events.rules";
import { CASE_PARTS, type CasePart } from "./case-parts.rules";

/** A part of a case as sentences say it. */
const casePartLabel = (part: string): string =>
  Object.hasOwn(CASE_PARTS, part) ? CASE_PARTS[part as CasePart].label : part;

/**
 * What happens to a referral: its writing, its gate, and its states, whichever domain moves it. Of a pause the
 * providers are told on their deliveries.
 */
export const REFERRAL_EVENTS = defineEvents(
  { domain: "referrals", group: "referral", subjects: ["referral", "delivery", "organisation"] },
  {
    "referral-begun": toCouncil(
      ({ data }) =>
        data.copiedFrom ? `Referral started, copied from ${String(data.copiedFrom)}` : "Referral started",
      { copiedFrom: "text?" },
    ),
    "referral-page-saved": toCouncil(
      (event) => (event.data.complete === false ? "A page was saved as a draft" : "A page was completed"),
      { page: "text", complete: "flag" },
      { quiet: true },
    ),
    "referral-ready-to-check": toCouncil("Ready to be checked"),
    "referral-back-to-draft": toCouncil("Returned to draft"),
    "gate-decided": toCouncil(
      (event) =>
        countOf(event.data.decided, "finding of the gate was decided", "findings of the gate were decided"),
      { decided: "number", waiting: "number" },
      { quiet: true },
    ),
    "gate-words-added": toCouncil("Terms were added to be masked from providers", {}, { quiet: true }),
    "gate-keep-agreed": toCouncil("A second person agreed that a known name or number stays"),
    "gate-keep-refused": toCouncil("A second person masked a known name or number that was left in"),
    "gate-width-decided": toCouncil(
      (event) =>
        `Published detail was decided: age ${String(event.data.age)}, near ${String(event.data.area)}`,
      { age: "text", area: "text", few: "flag" },
      { quiet: true },
    ),
    "gate-read": toCouncil("The published text was read and the checks only a person can make were done"),
    "comparisons-unusual": toCouncil(
      (event) =>
        `${countOf(event.data.texts, "text was", "texts were")} checked in an hour for somebody without access to the child's identity`,
      { texts: "number" },
    ),
    "referral-reassigned": toCouncil("Responsibility moved to another broker", {
      from: "text?",
      to: "text",
      role: "text?",
    }),
    "case-person-named": toCouncil(
      ({ data }) => {
        const part = casePartLabel(String(data.part)).toLowerCase();
        if (!data.to) return `Nobody is named as the ${part} any more`;
        return data.from ? `Another ${part} was named` : `The ${part} was named`;
      },
      { part: "text", from: "text?", to: "text?" },
    ),
    "search-deciding": toCouncil("Deciding between offers"),
    "search-on": toCouncil("The search continues"),
    "search-paused": toBoth("The search was paused"),
    "search-resumed": toBoth("The search was resumed, with deadlines extended by the pause"),
    "search-closed": toCouncil("The search was closed", { closed: "text" }),
    "search-opened-again": toCouncil("The search was reopened"),
    "placement-agreed": toCouncil("A placement was agreed", {}, { group: "offer" }),
    "placement-fell-through": toCouncil(
      "The placement fell through and the search was reopened",
      {},
      { group: "offer" },
    ),
    "placement-started": toCouncil("Every child has moved in", {}, { group: "offer" }),
    "placement-over": toCouncil("Every placement has ended", {}, { group: "offer" }),
    "referral-withdrawn": toCouncil("The referral was withdrawn"),
    "identity-destroyed": toCouncil(
      "Identity was destroyed at the end of its retention period",
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
