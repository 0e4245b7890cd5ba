import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { feeWords } from "~/domains/agreements/queries/fee-words.server";
import {
  type FoundPlacement,
  findPlacement,
  type NamedPlacement,
  namedPlacement,
} from "~/domains/agreements/queries/find-placement.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { isForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { Tone } from "~/ui/tones";
import { queryOutcomeWords } from "../payment-query.options";
import { may, type PaymentQueryAction, paymentQueryAbilities } from "../payment-query.policy";
import { disputedWords, disputeUntil, firstAnswerWords } from "../payment-query.rules";
import { queryTags, queryTitle } from "../payment-query-words.rules";
import { financeOfficers } from "./finance-officers.server";
import { liveLines } from "./live-lines.server";
import { disputedAt, findQuery, peopleOfQueries, type StoredQuery } from "./stored-query.server";

export type QueryMessage = { id: string; when: string; at: string; who: string; words: string };

export type PaymentQueryView = NamedPlacement & {
  id: string;
  version: number;
  title: string;
  tags: { words: string; tone: Tone }[];
  /** The line that it is about, and the first day of its period. */
  line: string | null;
  from: string | null;
  owner: string | null;
  clock: string;
  /** Where an answer that was disputed stands; null of others. */
  disputed: string | null;
  /** Of one that is answered. */
  outcome: string | null;
  disputeUntil: string | null;
  /** Oldest first. */
  messages: QueryMessage[];
  /** Whether nobody may write of the child any more: then the council closes it without an answer in words. */
  forgotten: boolean;
  abilities: Record<Exclude<PaymentQueryAction, "raise" | "view"> | "close", boolean>;
};

/** One query with all that was written, for either side. 404 and 403 as for the placement. */
export function viewPaymentQuery(actor: Actor, reference: string, id: string): Promise<PaymentQueryView> {
  return read(actor, async (tx) => {
    const placement = await findPlacement(tx, actor, reference);
    const query = await findQuery(tx, placement.id, id);
    if (!query) return notFound();
    return readQuery(tx, actor, placement, query);
  });
}

/** The same before something is done with it, with why it cannot be done now; 403 for who does not do it. */
export function viewQueryStep(
  actor: Actor,
  { reference, id, step }: { reference: string; id: string; step: keyof PaymentQueryView["abilities"] },
): Promise<{ query: PaymentQueryView; whyNot: string | null; officers: { id: string; name: string }[] }> {
  return read(actor, async (tx) => {
    const placement = await findPlacement(tx, actor, reference);
    const query = await findQuery(tx, placement.id, id);
    if (!query) return notFound();
    const permission = may(actor, step === "close" ? "answer" : step, query);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    const officers = step === "assign" ? await financeOfficers(tx, actor.organisationId) : [];
    const seen = await readQuery(tx, actor, placement, query);
    return {
      query: seen,
      whyNot: permission === true ? wordsWhyNot(step, seen.forgotten) : permission.message,
      officers: officers.map(({ personId, name }) => ({ id: personId, name })),
    };
  });
}

function wordsWhyNot(step: keyof PaymentQueryView["abilities"], forgotten: boolean): string | null {
  if (step === "close") return forgotten ? null : "The child’s record is kept: write an answer";
  return forgotten && step !== "assign" ? NO_LONGER_KEPT : null;
}

export type NewQueryView = {
  placement: NamedPlacement;
  period: { from: string; to: string } | null;
  /** The lines of that period, where there are several. */
  lines: { id: string; fee: string }[];
};

/** A placement, or one of its periods, before a query is raised. 404 where there is no such period, 403 for who raises none. */
export function viewNewQuery(actor: Actor, reference: string, from: string | null): Promise<NewQueryView> {
  return read(actor, async (tx) => {
    const placement = await findPlacement(tx, actor, reference);
    const lines = from === null ? [] : await liveLines(tx, { placementId: placement.id });
    const mine = lines.filter(({ periodFrom }) => periodFrom === from);
    const [first] = mine;
    if (from !== null && !first) return notFound();
    const { councilId, providerId } = placement;
    const permission = may(actor, "raise", { councilId, providerId, state: "open", disputable: false });
    if (permission !== true) return denyPage(permission);
    const fees = await feeWords(
      tx,
      mine.map(({ feeId }) => feeId),
    );
    return {
      placement: namedPlacement(placement),
      period: first ? { from: first.periodFrom, to: first.periodTo } : null,
      lines:
        mine.length < 2 ? [] : mine.map(({ id, feeId }) => ({ id, fee: fees.get(feeId)?.words ?? "Fee" })),
    };
  });
}

async function readQuery(
  tx: Tx,
  actor: Actor,
  placement: FoundPlacement,
  query: StoredQuery,
): Promise<PaymentQueryView> {
  const at = now();
  const people = await peopleOfQueries(tx, [query.id]);
  const messages = await tx.paymentQueryMessage.findMany({
    where: { queryId: query.id },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
    select: { id: true, side: true, words: true, writtenById: true, writtenAt: true },
  });
  const again = (await disputedAt(tx, [query])).get(query.id);
  const forgotten = await isForgotten(tx, [placement.referralId], false);
  const can = paymentQueryAbilities(actor, query);
  const { words: clock, late } = firstAnswerWords(query, at);
  return {
    ...namedPlacement(placement),
    id: query.id,
    version: query.version,
    title: queryTitle(query),
    tags: queryTags(query, late),
    line: query.lineId === null ? null : await lineWords(tx, query.lineId),
    from: query.period?.from ?? null,
    owner: query.ownerId === null ? null : (people.get(query.ownerId) ?? "A finance officer"),
    clock,
    disputed: again ? disputedWords(again, at) : null,
    outcome: query.outcome === null ? null : queryOutcomeWords(query.outcome),
    disputeUntil: query.closedAt === null || forgotten ? null : dateWords(disputeUntil(query.closedAt)),
    messages: messages.map((one) => ({
      id: one.id,
      when: absoluteDayAndTime(one.writtenAt, at),
      at: one.writtenAt.toISOString(),
      who: `${people.get(one.writtenById) ?? "Somebody"}, ${one.side === "council" ? placement.council : placement.provider}`,
      words: one.words === "" ? "Removed with the child’s record." : one.words,
    })),
    forgotten,
    abilities: {
      ...can,
      ...{ reply: can.reply && !forgotten, dispute: can.dispute && !forgotten },
      ...{ answer: can.answer && !forgotten, close: can.answer && forgotten },
    },
  };
}

/** What the line is for, also where it has been replaced since. */
async function lineWords(tx: Tx, lineId: string): Promise<string> {
  const line = await tx.expectedLine.findUnique({ where: { id: lineId }, select: { feeId: true } });
  const fees = await feeWords(tx, line ? [line.feeId] : []);
  return (line && fees.get(line.feeId)?.words) || "Fee";
}
