import type { Waiting } from "~/domains/access/waiting";
import type { WaitingAlert } from "~/domains/providers/queries/waiting.server";
import type { Remaining } from "~/platform/time";
import type { Tone } from "~/ui/tones";
import { ABSENCE_RULES } from "./absence-rows.rules";
import { CHANGE_RULES } from "./change-rows.rules";
import { DOCUMENT_RULES } from "./document-rows.rules";
import { FEEDBACK_RULES } from "./feedback-rows.rules";
import { FORUM_RULES } from "./forum-rows.rules";
import { FUNDING_RULES } from "./funding-rows.rules";
import { HIGH_COST_RULES } from "./high-cost-rows.rules";
import { IMPACT_RULES } from "./impact-rows.rules";
import { ISSUE_RULES } from "./issue-rows.rules";
import { LEAVING_CARE_RULES } from "./leaving-care-rows.rules";
import { OFFICER_RULES } from "./officer-rows.rules";
import { PARTY_RULES } from "./party-rows.rules";
import { PAYMENT_QUERY_RULES } from "./payment-query-rows.rules";
import { PAYMENT_RULES } from "./payment-rows.rules";
import { PHONE_RULES } from "./phone-rows.rules";
import { PLACEMENT_RULES } from "./placement-rows.rules";
import { PLAN_RULES } from "./plan-rows.rules";
import { RECORD_RULES } from "./record-rows.rules";
import { SECOND_PERSON_RULES } from "./second-person-rows.rules";
import { INTEREST_RULES, STATEMENT_RULES } from "./statement-rows.rules";
import { STATUTORY_RULES } from "./statutory-rows.rules";
import { STEP_DOWN_RULES } from "./step-down-rows.rules";
import { VACANCY_RULES } from "./vacancy-rows.rules";
import type { WaitingKind } from "./waiting-kinds";

/** What waits; an alert says what it is on as well. */
export type Waits = Waiting<WaitingKind> & Partial<Pick<WaitingAlert, "serviceId" | "ownerKey">>;

export type HomeRow = {
  key: string;
  to: string;
  title: string;
  reference: string | null;
  tag: { words: string; tone: Tone };
  why: string;
  clock: { remaining: string; moment: string; printed: string; tone: Remaining["tone"] } | null;
};

export type Rule = {
  tag: HomeRow["tag"];
  /** Hours after it began to wait until somebody should have looked, where nothing else sets a moment. */
  within: number;
  title(one: Waits): string;
  why: string | ((one: Waits) => string);
  /** It can be done whenever there is time: it comes after everything that a child waits for. */
  anyTime?: boolean;
  /** What the moment is, in words: "the place is held until". */
  until?: string;
  /** The moment is the end of a day: the day is said and no hour. */
  wholeDay?: true;
};

/** In the middle of a sentence: only the headline that begins with an article is written small. */
const about = (one: Waits) => (one.headline ?? "A child not described yet").replace(/^A /, "a ");
const some = (count: number, single: string, several: string) =>
  count === 1 ? `1 ${single}` : `${count} ${several}`;

/** How each kind of row is worded, and by when somebody should have looked where nothing else sets a moment. */
export const HOME_KINDS: Readonly<Record<WaitingKind, Rule>> = {
  "money-asked": {
    tag: { words: "Funding to authorise", tone: "soon" },
    within: 4,
    title: (one) => `${one.name ?? "An offer"} for`,
    why: "A broker prefers this offer and has requested funding approval.",
    until: "the place is held until",
  },
  "question-returned": {
    tag: { words: "Funding query", tone: "now" },
    within: 2,
    title: (one) => `Answer the question about ${one.name ?? "an offer"} for`,
    why: "Answer it to request funding approval again.",
  },
  "offer-authorised": {
    tag: { words: "Ready to accept", tone: "good" },
    within: 2,
    title: (one) => `Accept ${one.name ?? "an offer"} for`,
    why: "Funding is authorised. The place is yours once you accept the offer.",
    until: "the place is held until",
  },
  "offers-new": {
    tag: { words: "Offers to read", tone: "info" },
    within: 8,
    title: (one) => `${some(one.count, "new offer", "new offers")} for`,
    why: "Nobody has shortlisted or turned it down yet.",
  },
  "offers-unconfirmed": {
    tag: { words: "Not confirmed", tone: "hold" },
    within: 24,
    title: (one) => `${some(one.count, "offer is", "offers are")} not confirmed for`,
    why: "The referral changed. The provider must confirm before the offer can be preferred or accepted.",
  },
  "hold-ends": {
    tag: { words: "A hold runs out", tone: "soon" },
    within: 24,
    title: (one) => `The hold on ${one.name ?? "a place"} ends soon for`,
    why: "After that the place may go to somebody else.",
    until: "the place is held until",
  },
  undeliverable: {
    tag: { words: "Could not be told", tone: "now" },
    within: 1,
    title: (one) => `${some(one.count, "provider", "providers")} could not be told of`,
    why: "No mail reaches anybody there. A telephone call will help.",
  },
  interested: {
    tag: { words: "Interested", tone: "info" },
    within: 12,
    title: (one) => `${some(one.count, "service is", "services are")} interested in`,
    why: "Each has left a number to ring. No offer has come from them yet.",
  },
  "no-offers": {
    tag: { words: "No offer yet", tone: "soon" },
    within: 0,
    title: (one) => `No offer yet for ${about(one)}:`,
    why: "Nobody has made an offer. Widen the search, or ring those who have opened it.",
  },
  "nothing-to-decide": {
    tag: { words: "Nothing to decide", tone: "soon" },
    within: 2,
    title: () => "No offer is left to decide between for",
    why: "The last one kept in the running has ended. Go on searching, or shortlist another.",
  },
  draft: {
    tag: { words: "Not sent yet", tone: "plain" },
    within: 24,
    title: (one) => `Go on with ${about(one)}:`,
    why: ({ name }) =>
      name === null
        ? "You began it. Nobody outside your council sees it before you send it."
        : `${name} began it. Nobody outside your council sees it before it is sent.`,
  },
  "second-person": {
    tag: { words: "Second check needed", tone: "soon" },
    within: 2,
    title: (one) => `${some(one.count, "known name or number is", "known names or numbers are")} to stay in`,
    why: "A colleague left it in what providers read. Nothing more is sent before you agree, or mask it.",
  },
  "document-to-check": {
    tag: { words: "Second check needed", tone: "soon" },
    within: 4,
    title: (one) =>
      `${some(one.count, "redacted document needs", "redacted documents need")} a second person for`,
    why: "A colleague sent it for shortlisted homes. They can read it once you have checked every page.",
  },
  "document-refused": {
    tag: { words: "Not accepted", tone: "soon" },
    within: 8,
    title: (one) => `${some(one.count, "document", "documents")} you sent could not be accepted for`,
    why: "Homes cannot read it. The page says why and what to do next.",
  },
  "roles-to-confirm": {
    tag: { words: "Roles to confirm", tone: "soon" },
    within: 4,
    title: (one) => `${some(one.count, "role request needs", "role requests need")} a second person`,
    why: "These roles see children, decide on funding or change people. They start once you confirm them.",
  },
  "comparisons-unusual": {
    tag: { words: "Unusual checks", tone: "soon" },
    within: 24,
    title: (one) => `Ask ${one.name ?? "a colleague"} about checks on`,
    why: "Somebody without access to the child’s identity had many texts checked against it in an hour. It may be ordinary work. Check that their roles are right.",
  },
  "confirm-offer": {
    tag: { words: "Confirm your offer", tone: "soon" },
    within: 4,
    title: (one) => `The plan has changed: does ${one.name ?? "your offer"} still stand for`,
    why: "The council changed what it asks for. Your offer cannot be chosen before you confirm it.",
  },
  "offer-draft": {
    tag: { words: "Offer not sent", tone: "info" },
    within: 12,
    title: (one) => `Go on with the offer of ${one.name ?? "a home"} for`,
    why: "The council does not see it before you send it.",
  },
  "own-hold-ends": {
    tag: { words: "Your hold runs out", tone: "soon" },
    within: 24,
    title: (one) => `Your hold on ${one.name ?? "a place"} ends soon for`,
    why: "After that the offer expires. Change the offer to hold the place longer.",
    until: "held until",
  },
  "offer-won": {
    tag: { words: "Accepted", tone: "good" },
    within: 48,
    title: (one) => `${one.name ?? "Your offer"} is accepted for`,
    why: "The broker rings you about what comes next.",
  },
  "agreement-to-write": {
    tag: { words: "Agreement to write", tone: "soon" },
    within: 24,
    title: (one) =>
      one.count === 1
        ? `Write the agreement with ${one.name ?? "a home"} for`
        : `Write ${one.count} agreements with ${one.name ?? "a home"} for`,
    why: "The offer is accepted. Both sides sign once you issue the agreement.",
  },
  "agreement-to-sign": {
    tag: { words: "Agreement to sign", tone: "soon" },
    within: 24,
    title: (one) => `Sign the agreement of ${one.name ?? "a home"} for`,
    why: "It is in force once both sides have signed.",
  },
  "nobody-answers": {
    tag: { words: "Nobody answers", tone: "now" },
    within: 0,
    title: () => "Nobody here answers referrals",
    why: "No colleague is a referrals officer. Councils' mails go to the admins instead.",
  },
  "vacancies-stale": {
    anyTime: true,
    tag: { words: "Vacancies", tone: "plain" },
    within: 72,
    title: (one) => `Confirm the vacancies of ${some(one.count, "service", "services")}`,
    why: "Older than 7 days, or never told. Councils see that they are not confirmed.",
  },
  "nothing-declared": {
    anyTime: true,
    tag: { words: "Not told us yet", tone: "plain" },
    within: 72,
    title: (one) => `Tell councils what ${some(one.count, "service offers", "services offer")}`,
    why: "Ages, genders and needs are not told yet. A service that has not told them is found less precisely.",
  },
  ...CHANGE_RULES,
  ...FUNDING_RULES,
  ...ABSENCE_RULES,
  ...OFFICER_RULES,
  ...PARTY_RULES,
  ...VACANCY_RULES,
  ...PHONE_RULES,
  ...IMPACT_RULES,
  ...PLACEMENT_RULES,
  ...PLAN_RULES,
  ...STEP_DOWN_RULES,
  ...LEAVING_CARE_RULES,
  ...DOCUMENT_RULES,
  ...FEEDBACK_RULES,
  ...HIGH_COST_RULES,
  ...RECORD_RULES,
  ...SECOND_PERSON_RULES,
  ...FORUM_RULES,
  ...PAYMENT_RULES,
  ...STATEMENT_RULES,
  ...INTEREST_RULES,
  ...STATUTORY_RULES,
  ...PAYMENT_QUERY_RULES,
  ...ISSUE_RULES,
};
