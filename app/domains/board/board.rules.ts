import type { CostSummary } from "~/domains/offers/cost-words.rules";
import { ENDED_RANK, progressRank } from "~/domains/offers/offer-progress.rules";
import { declineLabel } from "~/domains/routing/decline-reasons.options";
import { formatPence } from "~/platform/forms/money";
import { type Step, stepsAt } from "~/platform/steps";
import { dayAndTime, type Remaining } from "~/platform/time";
import type { Tone } from "~/ui/tones";

const WAY = ["Written", "Checked", "Searching", "Deciding", "Agreed", "Placed"] as const;
const AT: Readonly<Record<string, number>> = {
  draft: 0,
  checking: 1,
  searching: 2,
  paused: 2,
  deciding: 3,
  agreed: 4,
  placed: 5,
};

/** The steps of a referral; none for one whose way has ended otherwise (withdrawn, closed). */
export function stepsOf(state: string, stage: number): Step[] {
  const here = AT[state];
  if (here === undefined) return [];
  const searching = state === "paused" ? "Search paused" : `Searching${stage > 0 ? `, stage ${stage}` : ""}`;
  return stepsAt(
    WAY.map((label, index) => (label === "Searching" && index === here ? searching : label)),
    here,
  );
}

type OfferCost = Pick<CostSummary, "sentence" | "firstYearPence">;

export type AnswerFacts = {
  state: string;
  pickedUp: { name: string; phone: string | null } | null;
  openedBy: number;
  services: {
    name: string;
    answer: string;
    declineReason: string | null;
    indicativeWeeklyPence: number | null;
    ringNumber: string | null;
    offer: { state: string; cost: OfferCost | null } | null;
  }[];
};

const OFFER_WORDS: Readonly<Record<string, { words: string; tone: Tone }>> = {
  submitted: { words: "Offer", tone: "good" },
  shortlisted: { words: "Offer, shortlisted", tone: "good" },
  reserve: { words: "Offer, in reserve", tone: "hold" },
  preferred: { words: "Preferred offer", tone: "good" },
  authorised: { words: "Authorised offer", tone: "good" },
  accepted: { words: "Accepted", tone: "good" },
  "not-selected": { words: "Not selected", tone: "plain" },
  withdrawn: { words: "Offer withdrawn", tone: "plain" },
  expired: { words: "Offer expired", tone: "plain" },
  "fallen-through": { words: "Fallen through", tone: "plain" },
};

/** The id of the row whose offer was accepted, else of the one that has come furthest; null when none can win. */
export function leadingOffer(rows: readonly { id: string; offer: number | null }[]): string | null {
  const best = rows.find((row) => row.offer !== null && row.offer < ENDED_RANK);
  return best?.id ?? null;
}

/** Where one organisation stands on the board: the furthest of its answers, who has it, what it costs and when. */
export function standing(facts: AnswerFacts) {
  const offered = facts.services
    .flatMap(({ name, offer }) => (offer ? [{ name, offer, far: progressRank(offer.state) }] : []))
    .sort((a, b) => a.far - b.far);
  const interested = facts.services.filter((one) => one.answer === "interested");
  const declined = facts.services.filter((one) => one.answer === "declined");
  const names = (of: { name: string }[]) => shortList(of.map((one) => one.name));
  const base = {
    who: whoHas(facts),
    ring: null as string | null,
    cost: "None yet",
    /** What rows of one rank are ordered by: the year of an offer, the week of who is interested. */
    pence: null as number | null,
    offer: null as number | null,
  };
  const [first] = offered;
  if (first && first.far < ENDED_RANK) return { ...base, rank: 0, ...offerRow(offered) };
  if (interested.length > 0) {
    const pence = lowest(interested.map((one) => one.indicativeWeeklyPence));
    return {
      ...base,
      rank: 1,
      tag: { words: "Interested", tone: "hold" as const },
      line: names(interested),
      ring: interested[0]?.ringNumber ?? null,
      pence,
      cost: pence === null ? "Not named" : `about ${formatPence(pence)} a week`,
    };
  }
  if (first) return { ...base, rank: 7, ...offerRow(offered) };
  if (declined.length > 0 && declined.length === facts.services.length) {
    const reasons = [...new Set(declined.map((one) => declineLabel(one.declineReason)))];
    return {
      ...base,
      rank: 6,
      tag: { words: "Declined", tone: "plain" as const },
      line: reasons.join(", "),
      cost: "None",
      who: "Nobody",
    };
  }
  const open = names(facts.services.filter((one) => one.answer === "none"));
  if (facts.state === "undeliverable") {
    return {
      ...base,
      rank: 3,
      tag: { words: "Could not be told", tone: "now" as const },
      line: open,
      who: "nobody there answers referrals",
    };
  }
  if (facts.pickedUp)
    return { ...base, rank: 2, tag: { words: "Picked up", tone: "info" as const }, line: open };
  if (facts.openedBy > 0)
    return { ...base, rank: 4, tag: { words: "Opened", tone: "info" as const }, line: open };
  if (facts.state === "closed")
    return {
      ...base,
      rank: 8,
      tag: { words: "Closed", tone: "plain" as const },
      line: open,
      cost: "None",
      who: "Nobody",
    };
  return { ...base, rank: 5, tag: { words: "Not opened yet", tone: "plain" as const }, line: open };
}

/** The tag, the names and the price are of the same offers: those that have come as far as the furthest. */
function offerRow(
  offered: { name: string; offer: { state: string; cost: OfferCost | null }; far: number }[],
) {
  const furthest = offered.filter((one) => one.far === offered[0]?.far);
  const costs = furthest.flatMap(({ offer }) => offer.cost ?? []);
  const [cheapest] = costs.sort((a, b) => a.firstYearPence - b.firstYearPence);
  return {
    offer: offered[0]?.far ?? ENDED_RANK,
    tag: OFFER_WORDS[offered[0]?.offer.state ?? ""] ?? { words: "Offer", tone: "good" as const },
    line: shortList(furthest.map((one) => one.name)),
    pence: cheapest?.firstYearPence ?? null,
    cost: cheapest?.sentence ?? "Not told",
  };
}

function whoHas({ pickedUp, openedBy }: AnswerFacts): string {
  if (pickedUp) return pickedUp.name;
  if (openedBy === 0) return "nobody yet";
  return `nobody yet · ${openedBy} opened`;
}

function lowest(values: (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function shortList(names: string[]): string {
  return names.length <= 3
    ? names.join(", ")
    : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}

/** "12 services declined: no vacancy 9, staffing 3." in the order of their number; empty when none has. */
export function declinedWords(reasons: readonly (string | null)[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(declineLabel(reason), (counts.get(declineLabel(reason)) ?? 0) + 1);
  if (counts.size === 0) return "";
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const services = reasons.length === 1 ? "1 service" : `${reasons.length} services`;
  return `${services} declined: ${sorted.map(([label, count]) => `${label} ${count}`).join(", ")}.`;
}

/** When the search must be answered, as a tag beside the title. */
export function answerTag(state: string, answerBy: Date | null, left: Remaining, now: Date) {
  if (state === "paused") return { words: "Paused, the clock stands still", tone: "hold" as const };
  if ((state !== "searching" && state !== "deciding") || !answerBy) return null;
  if (left.words.endsWith("late"))
    return { words: `Answers were due ${dayAndTime(answerBy, now)}`, tone: "now" as const };
  return { words: `${left.words} to answer`, tone: left.tone };
}
