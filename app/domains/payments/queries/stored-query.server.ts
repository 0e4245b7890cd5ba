import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { dayOfColumn } from "~/platform/time";
import type { PaymentQueryState } from "../payment-query.machine";
import type { PaymentQuerySubject } from "../payment-query.policy";
import { canDispute } from "../payment-query.rules";

/** A query without its words; days are `YYYY-MM-DD`, whole pence. */
export type StoredQuery = PaymentQuerySubject & {
  id: string;
  version: number;
  kind: string;
  pence: number | null;
  period: { from: string; to: string } | null;
  lineId: string | null;
  raisedById: string;
  raisedAt: Date;
  answerDue: Date;
  firstAnsweredAt: Date | null;
  ownerId: string | null;
  outcome: string | null;
  closedAt: Date | null;
  reopened: number;
};

const STORED_QUERY = {
  id: true,
  councilId: true,
  providerId: true,
  version: true,
  kind: true,
  pence: true,
  periodFrom: true,
  periodTo: true,
  lineId: true,
  raisedById: true,
  raisedAt: true,
  answerDue: true,
  firstAnsweredAt: true,
  ownerId: true,
  outcome: true,
  closedAt: true,
  reopened: true,
  state: true,
} as const;

type Row = Omit<StoredQuery, "state" | "pence" | "period" | "disputable"> & {
  state: string;
  pence: bigint | null;
  periodFrom: Date | null;
  periodTo: Date | null;
};

function storedQuery({ state, pence, periodFrom, periodTo, ...row }: Row): StoredQuery {
  const [from, to] = [dayOfColumn(periodFrom), dayOfColumn(periodTo)];
  return {
    ...row,
    state: state as PaymentQueryState,
    pence: pence === null ? null : Number(pence),
    period: from !== null && to !== null ? { from, to } : null,
    disputable: row.closedAt !== null && canDispute(row.closedAt, now()),
  };
}

/** A query of a placement by its id; null where there is none. */
export async function findQuery(tx: Tx, placementId: string, id: string): Promise<StoredQuery | null> {
  const row = isId(id)
    ? await tx.paymentQuery.findFirst({ where: { id, placementId }, select: STORED_QUERY })
    : null;
  return row && storedQuery(row);
}

/** The queries of one placement, newest first. */
export async function queriesOf(tx: Tx, placementId: string, take: number): Promise<StoredQuery[]> {
  const rows = await tx.paymentQuery.findMany({
    where: { placementId },
    orderBy: [{ raisedAt: "desc" }, { id: "asc" }],
    take,
    select: STORED_QUERY,
  });
  return rows.map(storedQuery);
}

/**
 * Those of the actor's organisation in one state with the reference of their placement: of open ones those without a first answer
 * before the others, by what is due first; else the newest.
 */
export async function queriesIn(
  tx: Tx,
  organisation: { councilId: string } | { providerId: string },
  state: PaymentQueryState,
  take: number,
): Promise<(StoredQuery & { placement: string })[]> {
  const rows = await tx.paymentQuery.findMany({
    where: { ...organisation, state },
    orderBy:
      state === "open"
        ? [{ firstAnsweredAt: { sort: "asc", nulls: "first" } }, { answerDue: "asc" }, { id: "asc" }]
        : [{ closedAt: "desc" }, { id: "asc" }],
    take,
    select: { ...STORED_QUERY, placement: { select: { reference: true } } },
  });
  return rows.map(({ placement, ...row }) => ({ ...storedQuery(row), placement: placement.reference }));
}

/** When the answers of these were last disputed; those that are answered, or never were, are left out. */
export async function disputedAt(tx: Tx, queries: readonly StoredQuery[]): Promise<Map<string, Date>> {
  const open = queries.filter(({ state, reopened }) => state === "open" && reopened > 0);
  if (open.length === 0) return new Map();
  const rows = await tx.paymentQueryMessage.groupBy({
    by: ["queryId"],
    where: { queryId: { in: open.map(({ id }) => id) }, kind: "dispute" },
    _max: { writtenAt: true },
  });
  return new Map(
    rows.flatMap(({ queryId, _max: { writtenAt } }) => (writtenAt ? [[queryId, writtenAt]] : [])),
  );
}

/** Who wrote, asked, answered or is responsible, by name; neither side reads the people of the other. */
export async function peopleOfQueries(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_payment_queries(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
