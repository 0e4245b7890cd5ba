import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { now } from "~/platform/clock.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { type FundingParty, PARTIES } from "../who-pays/funding-parties.options";
import { type FundingSharesAction, fundingSharesAbilities } from "../who-pays/funding-shares.policy";
import {
  type AnsweredShare,
  childOf,
  missingWords,
  partyWords,
  percentWords,
  periodsOf,
  type Standing,
  sharesWords,
  standingOf,
  standingWords,
} from "../who-pays/funding-shares.rules";

/** The shares of a split, each with its answers, the newest first. */
export const SHARES = {
  shares: {
    select: {
      id: true,
      party: true,
      basisPoints: true,
      icbCode: true,
      paysProvider: true,
      answers: { orderBy: [{ recordedAt: "desc" }, { id: "desc" }] },
    },
  },
} as const satisfies Prisma.FundingSplitSelect;

const COLUMNS = {
  id: true,
  referralChildId: true,
  firstDay: true,
  setById: true,
  setAt: true,
  ...SHARES,
} as const satisfies Prisma.FundingSplitSelect;

type Row = Prisma.FundingSplitGetPayload<{ select: typeof COLUMNS }>;
type Shared = Pick<Row, "shares">;
type SavedShare = Row["shares"][number];
type SavedAnswer = SavedShare["answers"][number];

export type ShareRow = {
  id: string;
  /** "Health (NHS Black Country ICB)" */
  party: string;
  percent: string;
  basisPoints: number;
  standing: Standing;
  words: string;
  paysProvider: boolean;
  /** Social care answers by authorising the funding. */
  answerable: boolean;
  /** Every answer that was recorded, the newest first: who, when, where it is written and who recorded it. */
  answers: { key: string; words: string; evidence: string; recorded: string }[];
};

export type SplitRow = {
  id: string;
  /** "From 1 March 2027 to 30 April 2027" */
  span: string;
  /** Whether its last day has gone by. */
  over: boolean;
  setBy: string;
  shares: ShareRow[];
};

export type ChildShares = {
  /** The child's place among those of the referral, from 1. */
  number: number;
  of: number;
  child: string;
  splits: SplitRow[];
  /** "Social care 70%, Health (…) 30%, from 1 March 2027", a line each for what runs or is to come. */
  lines: string[];
  /** What is missing, a sentence each. */
  missing: string[];
  /** The newest split that was ever set, for the form that sets another; empty where there is none. */
  expected: string;
};

export type WhoPays = {
  reference: string;
  children: ChildShares[];
  abilities: Record<FundingSharesAction, boolean>;
};

/** Who pays for the children of the council's own referral; the caller has asked whether the actor may read it. */
export async function readWhoPays(
  tx: Tx,
  actor: Actor,
  referral: { id: string; reference: string; councilId: string; childIds: readonly string[] },
): Promise<WhoPays> {
  const rows = await tx.fundingSplit.findMany({
    where: { referralId: referral.id, councilId: actor.organisationId, withdrawnAt: null },
    select: COLUMNS,
    orderBy: [{ setAt: "asc" }, { id: "asc" }],
  });
  const names = await namesOfPeople(
    tx,
    rows.flatMap((row) => [
      row.setById,
      ...row.shares.flatMap(({ answers }) => answers.map(({ recordedById }) => recordedById)),
    ]),
  );
  const name = (id: string) => names.get(id)?.name ?? "a former colleague";
  const today = londonDate(now());
  return {
    reference: referral.reference,
    children: referral.childIds.map((id, index, all) =>
      childShares(
        rows.filter(({ referralChildId }) => referralChildId === id),
        { number: index + 1, of: all.length },
        { today, name },
      ),
    ),
    abilities: fundingSharesAbilities(actor, { councilId: referral.councilId }),
  };
}

function childShares(
  rows: readonly Row[],
  place: { number: number; of: number },
  { today, name }: { today: string; name: (id: string) => string },
): ChildShares {
  const periods = periodsOf(
    rows.map((row) => ({ row, firstDay: dayOfColumn(row.firstDay), shares: answered(row) })),
  );
  const going = periods.filter(({ lastDay }) => lastDay === null || lastDay >= today);
  return {
    ...place,
    child: childOf(place),
    splits: periods.map(({ row, firstDay, lastDay }) => ({
      id: row.id,
      span: spanOf(firstDay, lastDay),
      over: lastDay !== null && lastDay < today,
      setBy: `${name(row.setById)}, ${dateWords(londonDate(row.setAt))}`,
      shares: ordered(row).map((share) => shareRow(share, firstDay > today ? firstDay : today, name)),
    })),
    lines: going.map(
      ({ shares, firstDay, lastDay }) => `${sharesWords(shares)}, ${lowered(spanOf(firstDay, lastDay))}`,
    ),
    missing: going.flatMap((period) => missingWords(period, today)),
    expected: rows.at(-1)?.id ?? "",
  };
}

/** In the order of the forms. */
function ordered({ shares }: Shared): SavedShare[] {
  const place = ({ party }: SavedShare) => PARTIES.indexOf(party as FundingParty);
  return [...shares].sort((a, b) => place(a) - place(b));
}

/** The shares of a split with the newest answer of each party. */
export function answered(split: Shared): AnsweredShare[] {
  return ordered(split).map(shareOf);
}

function shareOf({ answers, party, ...share }: SavedShare): AnsweredShare {
  const [newest] = answers;
  return {
    party: party as FundingParty,
    basisPoints: share.basisPoints,
    icbCode: share.icbCode,
    paysProvider: share.paysProvider,
    answer: newest
      ? {
          agreed: newest.agreed,
          answeredOn: dayOfColumn(newest.answeredOn),
          agreedUntil: dayOfColumn(newest.agreedUntil),
        }
      : null,
  };
}

function shareRow(row: SavedShare, day: string, name: (id: string) => string): ShareRow {
  const share = shareOf(row);
  return {
    id: row.id,
    party: partyWords(share),
    percent: percentWords(share.basisPoints),
    basisPoints: share.basisPoints,
    standing: standingOf(share, day),
    words: standingWords(share, day),
    paysProvider: share.paysProvider,
    answerable: share.party !== "social-care",
    answers: row.answers.map((answer) => ({
      key: answer.id,
      words: answerWords(answer),
      evidence: answer.evidence,
      recorded: `Recorded by ${name(answer.recordedById)}, ${dateWords(londonDate(answer.recordedAt))}`,
    })),
  };
}

function answerWords({ agreed, answeredBy, answeredOn, agreedUntil }: SavedAnswer): string {
  const until = agreedUntil ? `, until ${dateWords(dayOfColumn(agreedUntil))}` : "";
  return `${agreed ? "Agreed" : "Refused"} by ${answeredBy} on ${dateWords(dayOfColumn(answeredOn))}${until}`;
}

function spanOf(firstDay: string, lastDay: string | null): string {
  return `From ${dateWords(firstDay)}${lastDay === null ? "" : ` to ${dateWords(lastDay)}`}`;
}

const lowered = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
