import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { foldText } from "~/platform/forms/clean-text";
import { refusalOf } from "~/platform/refusal";
import { dayOfColumn } from "~/platform/time";
import { Prisma } from "~prisma/client";
import { foldDocument } from "../ledger-identity.rules";
import { may } from "../payments.policy";
import { foldedInSql } from "./folded-in-sql.server";

/** A payment that was found, and the periods that it is matched with. */
export type FoundPayment = {
  id: string;
  otherSide: string;
  paidOn: string;
  documentNumber: string | null;
  remittance: string | null;
  pence: number;
  periods: { placement: string; from: string; to: string }[];
};

export type PaymentSearch = {
  side: "council" | "provider";
  asked: string;
  /** Too little was asked for to look for it. */
  short: boolean;
  rows: FoundPayment[];
  more: boolean;
};

const MAX_ROWS = 50;
const LONGEST = 60;
/** Letters and digits that a search needs. */
const SHORTEST = 3;

type Row = Omit<FoundPayment, "paidOn" | "pence" | "periods"> & {
  paidOn: Date;
  pence: bigint;
  periods: FoundPayment["periods"] | null;
};

/**
 * The payments of the actor's organisation whose invoice number has what is asked for, or that are matched with the placement of
 * that reference, newest first. Numbers are compared as documents are, so that INV-00123 is found by 123 and the reverse; what is
 * left of fewer letters and digits than a search needs, as of INV-7, is the whole number. What a council's system calls a batch of
 * payments finds nothing. 403 in words for a role that reads none.
 */
export function searchPayments(actor: Actor, query: string): Promise<PaymentSearch> {
  return read(actor, async (tx) => {
    const seen = may(actor, "view", actor);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const asked = foldText(query).slice(0, LONGEST);
    const council = actor.kind === "council";
    const column = (name: string) => Prisma.raw(`p.${name}`);
    const short = lettersOf(asked) < SHORTEST;
    const folded = foldDocument(asked);
    const number = foldedInSql(Prisma.sql`p.document_number`);
    const isNumber =
      folded.length < SHORTEST
        ? Prisma.sql`${number} = ${folded}`
        : Prisma.sql`strpos(${number}, ${folded}) > 0`;
    const rows = short
      ? []
      : await tx.$queryRaw<Row[]>`
      select p.id, o.name as "otherSide", p.paid_on as "paidOn", p.document_number as "documentNumber", p.remittance,
             p.pence, f.periods
        from payments p
        join access.organisations o on o.id = ${column(council ? "provider_id" : "council_id")}
        left join lateral (
          select json_agg(distinct jsonb_build_object('placement', s.reference, 'from', l.period_from, 'to', l.period_to)) as periods,
                 bool_or(s.reference = upper(${asked}::text)) as named
            from payment_allocations a join expected_lines l on l.id = a.line_id join placements s on s.id = l.placement_id
           where a.payment_id = p.id and a.provider_id = p.provider_id and a.ended_at is null) f on true
       where ${column(council ? "council_id" : "provider_id")} = ${actor.organisationId}::uuid and p.withdrawn_at is null
         and p.provider_id is not null
         and (${folded !== ""} and ${isNumber} or f.named)
       order by p.paid_on desc, p.id limit ${MAX_ROWS + 1}`;
    return {
      side: council ? "council" : "provider",
      asked,
      short,
      rows: rows.slice(0, MAX_ROWS).map(({ paidOn, pence, periods, ...row }) => ({
        ...row,
        paidOn: dayOfColumn(paidOn),
        pence: Number(pence),
        periods: periods ?? [],
      })),
      more: rows.length > MAX_ROWS,
    };
  });
}

/** How many letters and digits there are: what a search ignores is folded by case alone or is neither. */
function lettersOf(text: string): number {
  const isLetter = (one: string) => one.toLowerCase() !== one.toUpperCase() || (one >= "0" && one <= "9");
  return [...text].filter(isLetter).length;
}
