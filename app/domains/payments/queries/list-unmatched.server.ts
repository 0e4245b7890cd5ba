import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { dayOfColumn, isCalendarDate } from "~/platform/time";
import { Prisma } from "~prisma/client";
import { MOST_TOLERANCE } from "../payment-book.rules";
import { matchPayments } from "../payment-matching.rules";
import { paidBefore } from "../payment-reversals.rules";
import { paymentsAndDuesOf } from "./payments-and-dues.server";
import { requireImports } from "./require-imports.server";

/** What of a payment is matched with nothing. Whole pence, days are `YYYY-MM-DD`. */
export type UnmatchedPayment = {
  id: string;
  otherSide: string;
  paidOn: string;
  /** The payment, and what of it is left. */
  whole: number;
  pence: number;
  documentNumber: string | null;
  remittance: string | null;
  /** Taken back in full by another payment, or takes one back. */
  reversed: boolean;
  /** The day on which the same amount was paid before for the same thing; null where it was not. */
  paidBefore: string | null;
};
/** What it may be for, likeliest first. */
export type Candidate = { placement: string; from: string; to: string; left: number };

const MAX_ROWS = 50;
/** All that was ever paid to each of them is read. */
const MAX_PROVIDERS = 10;

/** The last of the page before. */
export type UnmatchedAfter = { paidOn: string; id: string };

/** Where a further page begins, from the query of an address; undefined for anything else. */
export function readUnmatchedAfter(query: URLSearchParams): UnmatchedAfter | undefined {
  const [paidOn = "", id = ""] = (query.get("after") ?? "").split("_", 2);
  return isCalendarDate(paidOn) && isId(id) ? { paidOn, id } : undefined;
}

/** One of them, before it is known whether it was reversed, with its two sides. */
export type UnmatchedRow = Omit<UnmatchedPayment, "reversed" | "paidBefore"> & {
  councilId: string;
  providerId: string;
};

type Row = Pick<UnmatchedPayment, "id" | "documentNumber" | "remittance"> & {
  councilId: string;
  providerId: string;
  paidOn: Date;
  whole: bigint;
  pence: bigint;
};

/**
 * The payments of the actor's organisation that are not matched, but for rounding, newest first, and whether there are more.
 */
export async function unmatchedPayments(
  tx: Tx,
  actor: Actor,
  after?: UnmatchedAfter,
): Promise<{ payments: UnmatchedRow[]; more: boolean }> {
  const further = after
    ? Prisma.sql`and (p.paid_on < ${after.paidOn}::date or (p.paid_on = ${after.paidOn}::date and p.id > ${after.id}::uuid))`
    : Prisma.empty;
  const council = actor.kind === "council";
  const rows = await tx.$queryRaw<Row[]>`
    select p.id, p.council_id as "councilId", p.provider_id as "providerId", p.paid_on as "paidOn", p.pence as whole,
           p.pence - coalesce(a.pence, 0) as pence, p.document_number as "documentNumber", p.remittance
      from payments p
      left join (select payment_id, provider_id, sum(pence)::bigint as pence from payment_allocations
                  where ended_at is null group by payment_id, provider_id) a
        on a.payment_id = p.id and a.provider_id = p.provider_id
     where p.withdrawn_at is null and p.provider_id is not null and p.pence <> 0
       and (a.pence is null or abs(p.pence - a.pence) > ${MOST_TOLERANCE})
       and ${actor.organisationId}::uuid = case when ${council} then p.council_id else p.provider_id end
       ${further}
     order by p.paid_on desc, p.id limit ${MAX_ROWS + 1}`;
  const sides = rows.map((row) => (council ? row.providerId : row.councilId));
  const organisations = await tx.organisation.findMany({
    where: { id: { in: [...new Set(sides)] } },
    select: { id: true, name: true },
  });
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return {
    payments: rows.slice(0, MAX_ROWS).map(({ whole, pence, paidOn, ...row }) => ({
      ...row,
      otherSide: names.get(council ? row.providerId : row.councilId) ?? "",
      paidOn: dayOfColumn(paidOn),
      whole: Number(whole),
      pence: Number(pence),
    })),
    more: rows.length > MAX_ROWS,
  };
}

export type UnmatchedView = {
  rows: (UnmatchedPayment & { candidates: Candidate[] })[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
  /** Whether this is not the first page. */
  further: boolean;
};

/** The same for finance, each with what it may be for; 403 in words. A page ends early rather than read of very many providers. */
export function listUnmatched(actor: Actor, after?: UnmatchedAfter): Promise<UnmatchedView> {
  return read(actor, async (tx) => {
    requireImports(actor);
    const { payments, more } = await unmatchedPayments(tx, actor, after);
    const providers = [...new Set(payments.map(({ providerId }) => providerId))].slice(0, MAX_PROVIDERS);
    const end = payments.findIndex(({ providerId }) => !providers.includes(providerId));
    const listed = end === -1 ? payments : payments.slice(0, end);
    const ids = new Set(listed.map(({ id }) => id));
    const known = await paymentsAndDuesOf(tx, actor.organisationId, providers);
    const found = new Map<
      string,
      Pick<UnmatchedView["rows"][number], "candidates" | "reversed" | "paidBefore">
    >();
    for (const { payments: paid, dues, billed } of known.values()) {
      const { candidatesOf, reversed } = matchPayments(paid, dues, billed);
      for (const payment of paid)
        if (ids.has(payment.id))
          found.set(payment.id, {
            candidates: candidatesOf(payment).map(({ due, left }) => ({
              placement: due.placement,
              from: due.periodFrom,
              to: due.periodTo,
              left,
            })),
            reversed: reversed.has(payment.id),
            paidBefore: reversed.has(payment.id) ? null : paidBefore(payment, paid, reversed),
          });
    }
    const last = listed.at(-1);
    return {
      rows: listed.map((payment) => ({
        ...payment,
        ...(found.get(payment.id) ?? { candidates: [], reversed: false, paidBefore: null }),
      })),
      next: last && (more || listed.length < payments.length) ? `${last.paidOn}_${last.id}` : null,
      further: after !== undefined,
    };
  });
}
