import { dateWords } from "~/domains/offers/cost-words.rules";
import { addDays } from "~/platform/time";
import { boardName, FUNDING_PARTIES, type FundingParty } from "./funding-parties.options";

/** Who pays for a child, from when, and who has not agreed to it. Shares are basis points of 10,000. Pure. */

export const WHOLE = 10_000;

export type Share = {
  party: FundingParty;
  basisPoints: number;
  /** The ONS code of the board of the health share; null for every other. */
  icbCode: string | null;
  /** The board pays the provider itself; otherwise the council pays and recharges. */
  paysProvider: boolean;
};

/** The newest answer of a party about its share; both days `YYYY-MM-DD`. */
export type Answer = { agreed: boolean; answeredOn: string; agreedUntil: string | null };

export type AnsweredShare = Share & { answer: Answer | null };

/** A split as it is kept: its first day, and when the next begins it ends. */
export type Split<S extends Share = Share> = { firstDay: string; shares: readonly S[] };

/** The same with its last day; null: until another takes its place. */
export type Period<S extends Share = Share> = Split<S> & { lastDay: string | null };

/** Splits of one child in the order of their days, each until the day before the next. */
export function periodsOf<P extends Split>(splits: readonly P[]): (P & { lastDay: string | null })[] {
  const ordered = [...splits].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  return ordered.map((split, index) => {
    const next = ordered[index + 1];
    return { ...split, lastDay: next ? addDays(next.firstDay, -1) : null };
  });
}

/**
 * An amount in whole pence by the shares it is split into, in their order: each gets its part rounded towards nought, and the
 * pennies that are left go one each to those whose parts lost most (the largest remainder), the first of equals first. The
 * parts add up to the amount to the penny. An amount below nought is split as its opposite is.
 */
export function penceByShare(pence: number, basisPoints: readonly number[]): number[] {
  const sum = basisPoints.reduce((all, one) => all + one, 0);
  if (sum !== WHOLE) throw new Error(`Shares of ${sum} basis points are no whole.`);
  const [sign, amount] = [pence < 0 ? -1n : 1n, BigInt(Math.abs(pence))];
  const whole = BigInt(WHOLE);
  const parts = basisPoints.map((points, place) => {
    const exact = amount * BigInt(points);
    return { place, pence: exact / whole, lost: exact % whole };
  });
  const left = Number(amount - parts.reduce((all, part) => all + part.pence, 0n));
  const lucky = new Set(
    [...parts]
      .sort((a, b) => (a.lost === b.lost ? a.place - b.place : a.lost > b.lost ? -1 : 1))
      .slice(0, left)
      .map(({ place }) => place),
  );
  return parts.map(({ place, pence: part }) => {
    const whole = part + (lucky.has(place) ? 1n : 0n);
    return whole === 0n ? 0 : Number(sign * whole);
  });
}

/** "30%", "33.33%". */
export function percentWords(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

/** "Health (NHS Black Country ICB)". */
export function partyWords({ party, icbCode }: Pick<Share, "party" | "icbCode">): string {
  const { label } = FUNDING_PARTIES[party];
  return icbCode === null ? label : `${label} (${boardName(icbCode)})`;
}

/** "Social care 70%, Health (NHS Black Country ICB) 30%". */
export function sharesWords(shares: readonly Share[]): string {
  return shares.map((share) => `${partyWords(share)} ${percentWords(share.basisPoints)}`).join(", ");
}

/** "the child", "child 2 of 3": a child by its place among those of the referral, never by name. */
export function childOf({ number, of }: { number: number; of: number }): string {
  return of === 1 ? "the child" : `child ${number} of ${of}`;
}

/** How a share stands: `own` is social care's, which the funding authorisation answers. */
export type Standing = "own" | "missing" | "refused" | "over" | "agreed";

/** How a share stands on a day (`YYYY-MM-DD`). */
export function standingOf({ party, answer }: AnsweredShare, day: string): Standing {
  if (party === "social-care") return "own";
  if (answer === null) return "missing";
  if (!answer.agreed) return "refused";
  return answer.agreedUntil !== null && answer.agreedUntil < day ? "over" : "agreed";
}

/** The same in words, for the table of a split. */
export function standingWords(share: AnsweredShare, day: string): string {
  const { answer } = share;
  const on = answer ? dateWords(answer.answeredOn) : "";
  const until = answer?.agreedUntil ? dateWords(answer.agreedUntil) : null;
  switch (standingOf(share, day)) {
    case "own":
      return "Agreed when funding is authorised";
    case "missing":
      return "Agreement missing";
    case "refused":
      return `Refused on ${on}`;
    case "over":
      return `Agreement ended on ${until}`;
    case "agreed":
      return until === null ? `Agreed on ${on}` : `Agreed on ${on}, until ${until}`;
  }
}

/** What is missing of a period that is not over, a sentence each: "Health (…) has not agreed to pay 30%". */
export function missingWords(period: Period<AnsweredShare>, today: string): string[] {
  const { firstDay, lastDay, shares } = period;
  if (lastDay !== null && lastDay < today) return [];
  const day = firstDay > today ? firstDay : today;
  return shares.flatMap((share) => {
    const lacks = lacksOf(share, day, lastDay);
    return lacks === null ? [] : [`${partyWords(share)} ${lacks}`];
  });
}

/** Nobody knows how long an open period runs (`lastDay` is null): the end of an agreement is no gap in it yet. */
function lacksOf(share: AnsweredShare, day: string, lastDay: string | null): string | null {
  const standing = standingOf(share, day);
  const pay = `to pay ${percentWords(share.basisPoints)}`;
  if (standing === "missing") return `has not agreed ${pay}`;
  if (standing === "refused") return `refused ${pay}`;
  const until = standing === "own" ? null : (share.answer?.agreedUntil ?? null);
  if (until === null) return null;
  return standing === "over" || (lastDay !== null && until < lastDay)
    ? `agreed ${pay} only until ${dateWords(until)}`
    : null;
}

/** A part of the fee that a debtor of the provider pays: the council, or a board that pays for itself. */
export type Debtor = { icbCode: string | null; basisPoints: number };

/**
 * Who pays the provider on a day: the council, and a board that pays itself and has agreed to for that day. What nobody else
 * has agreed to pay, the council pays.
 */
export function debtorsOn(shares: readonly AnsweredShare[], day: string): Debtor[] {
  const boards = shares.filter((share) => share.paysProvider && standingOf(share, day) === "agreed");
  const direct = boards.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  return [
    ...(direct < WHOLE ? [{ icbCode: null, basisPoints: WHOLE - direct }] : []),
    ...boards.map(({ icbCode, basisPoints }) => ({ icbCode, basisPoints })),
  ];
}

/**
 * Who pays the provider from a day on, a sentence for each change, as the provider may read it: who owes what, and nothing of
 * what the parties share between them.
 */
export function payerWords(council: string, splits: readonly Split<AnsweredShare>[], from: string): string[] {
  const periods = periodsOf(splits).filter(({ lastDay }) => lastDay === null || lastDay >= from);
  const changes = new Map<string, string>([[from, `${council} pays all of the fee`]]);
  const say = (day: string, shares: readonly AnsweredShare[]) =>
    changes.set(day, debtWords(council, debtorsOn(shares, day)));
  for (const { firstDay, lastDay, shares } of periods) {
    const day = firstDay > from ? firstDay : from;
    say(day, shares);
    for (const { answer, paysProvider } of shares) {
      const until = paysProvider && answer?.agreed ? answer.agreedUntil : null;
      if (until === null || until < day || (lastDay !== null && until >= lastDay)) continue;
      say(addDays(until, 1), shares);
    }
  }
  const ordered = [...changes].sort(([a], [b]) => (a < b ? -1 : 1));
  return ordered.flatMap(([day, words], index) => {
    if (words === ordered[index - 1]?.[1]) return [];
    return [ordered.length > 1 && index > 0 ? `From ${dateWords(day)}, ${words}` : words];
  });
}

function debtWords(council: string, debtors: readonly Debtor[]): string {
  const [only] = debtors;
  if (debtors.length === 1 && only) return `${nameOf(council, only)} pays all of the fee`;
  return debtors
    .map((debtor) => `${nameOf(council, debtor)} pays ${percentWords(debtor.basisPoints)}`)
    .join(" and ");
}

const nameOf = (council: string, { icbCode }: Debtor) => (icbCode === null ? council : boardName(icbCode));
