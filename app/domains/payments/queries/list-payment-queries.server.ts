import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { longDate } from "~/platform/time";
import type { Tone } from "~/ui/tones";
import { disputedWords, firstAnswerWords } from "../payment-query.rules";
import { queryTags, queryTitle } from "../payment-query-words.rules";
import { may } from "../payments.policy";
import { disputedAt, peopleOfQueries, queriesIn, queriesOf, type StoredQuery } from "./stored-query.server";

/** One query in a list. */
export type QueryRow = {
  id: string;
  placement: string;
  title: string;
  tags: { words: string; tone: Tone }[];
  /** Who asked and who has it, and where its clock is. */
  line: string;
  clock: string;
};

export type PaymentQueriesView = {
  side: "council" | "provider";
  open: QueryRow[];
  answered: QueryRow[];
  moreOpen: boolean;
  moreAnswered: boolean;
};

const MAX_OPEN = 100;
const MAX_ANSWERED = 50;

/** The queries of the actor's organisation: what is due first, then what was answered last. 403 in words. */
export function listPaymentQueries(actor: Actor): Promise<PaymentQueriesView> {
  return read(actor, async (tx) => {
    const seen = may(actor, "view", actor);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const side = actor.kind === "council" ? "council" : "provider";
    const mine =
      side === "council" ? { councilId: actor.organisationId } : { providerId: actor.organisationId };
    const open = await queriesIn(tx, mine, "open", MAX_OPEN + 1);
    const answered = await queriesIn(tx, mine, "answered", MAX_ANSWERED + 1);
    const listed = [...open.slice(0, MAX_OPEN), ...answered.slice(0, MAX_ANSWERED)];
    const rows = await rowsOf(tx, listed);
    return {
      side,
      open: rows.slice(0, Math.min(open.length, MAX_OPEN)),
      answered: rows.slice(Math.min(open.length, MAX_OPEN)),
      moreOpen: open.length > MAX_OPEN,
      moreAnswered: answered.length > MAX_ANSWERED,
    };
  });
}

/** The newest of one placement, for its pages of payments. */
export async function queryRowsOf(tx: Tx, placement: { id: string; reference: string }): Promise<QueryRow[]> {
  const queries = await queriesOf(tx, placement.id, MAX_ANSWERED);
  return rowsOf(
    tx,
    queries.map((query) => ({ ...query, placement: placement.reference })),
  );
}

async function rowsOf(
  tx: Tx,
  queries: readonly (StoredQuery & { placement: string })[],
): Promise<QueryRow[]> {
  if (queries.length === 0) return [];
  const at = now();
  const people = await peopleOfQueries(
    tx,
    queries.map(({ id }) => id),
  );
  const disputed = await disputedAt(tx, queries);
  return queries.map((query) => {
    const again = disputed.get(query.id);
    const { words, late } = firstAnswerWords(query, at);
    const owner = query.ownerId === null ? "nobody yet" : (people.get(query.ownerId) ?? "a finance officer");
    return {
      id: query.id,
      placement: query.placement,
      title: queryTitle(query),
      tags: queryTags(query, late),
      line: `Raised by ${people.get(query.raisedById) ?? "the provider"} on ${longDate(query.raisedAt, at)}. Responsible at the council: ${owner}`,
      clock: again ? disputedWords(again, at) : words,
    };
  });
}
