import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { dayOfColumn, londonDate } from "~/platform/time";
import { Prisma } from "~prisma/client";
import {
  type AccountEntry,
  type AccountOpening,
  type AccountStatement,
  accountStatement,
  daysOfMonth,
  monthAsked,
} from "../account-statement.rules";
import { may } from "../payments.policy";

export type AccountStatementView = AccountStatement & { side: "council" | "provider"; thisMonth: string };

/**
 * What fell due in a month and what was paid in it, from what was open before, for the organisation of whoever reads its
 * payments. A payment counts whether or not it is matched. 403 in words for a role that reads none.
 */
export function viewAccountStatement(actor: Actor, month: string | null): Promise<AccountStatementView> {
  return read(actor, async (tx) => {
    const seen = may(actor, "view", actor);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const today = londonDate(now());
    const asked = monthAsked(month, today);
    return {
      side: actor.kind === "council" ? "council" : "provider",
      thisMonth: today.slice(0, 7),
      ...accountStatement(asked, await openingsOf(tx, actor, asked), await entriesOf(tx, actor, asked)),
    };
  });
}

/** The columns of the reader's side and of the other, of both tables. */
function sidesOf(actor: Actor) {
  const [mine, other] =
    actor.kind === "council" ? ["council_id", "provider_id"] : ["provider_id", "council_id"];
  return {
    mine: Prisma.sql`${Prisma.raw(mine ?? "")} = ${actor.organisationId}::uuid`,
    other: Prisma.raw(other ?? ""),
  };
}

async function openingsOf(tx: Tx, actor: Actor, month: string): Promise<AccountOpening[]> {
  const { mine, other } = sidesOf(actor);
  const { from, to } = daysOfMonth(month);
  const rows = await tx.$queryRaw<
    { otherSideId: string; otherSide: string; openingPence: bigint; knownUntil: Date | null }[]
  >`
    with due as (
      select ${other} as id, sum(pence) filter (where pays_on < ${from}::date) as pence
        from expected_lines where ${mine} and superseded_at is null and pays_on <= ${to}::date group by 1),
    paid as (
      select ${other} as id, sum(pence) filter (where paid_on < ${from}::date) as pence, max(paid_on) as until
        from payments where ${mine} and withdrawn_at is null and provider_id is not null group by 1)
    select o.id as "otherSideId", o.name as "otherSide", (coalesce(d.pence, 0) - coalesce(p.pence, 0))::bigint as "openingPence",
           p.until as "knownUntil"
      from due d full join paid p on p.id = d.id join access.organisations o on o.id = coalesce(d.id, p.id)
     order by o.name, o.id`;
  return rows.map(({ openingPence, knownUntil, ...row }) => ({
    ...row,
    openingPence: Number(openingPence),
    knownUntil: dayOfColumn(knownUntil),
  }));
}

async function entriesOf(tx: Tx, actor: Actor, month: string): Promise<AccountEntry[]> {
  const { mine, other } = sidesOf(actor);
  const { from, to } = daysOfMonth(month);
  const rows = await tx.$queryRaw<
    (Omit<AccountEntry, "on" | "from" | "to" | "pence"> & {
      on: Date;
      from: Date | null;
      to: Date | null;
      pence: bigint;
    })[]
  >`
    select l.pays_on as on, 'due' as kind, l.other as "otherSideId", q.reference as placement, l.period_from as from,
           l.period_to as to, null::text as "documentNumber", null::text as remittance, l.pence
      from (select placement_id, ${other} as other, pays_on, period_from, period_to, sum(pence)::bigint as pence
              from expected_lines
             where ${mine} and superseded_at is null and pays_on between ${from}::date and ${to}::date
             group by 1, 2, 3, 4, 5 having sum(pence) <> 0) l
      join placements q on q.id = l.placement_id
    union all
    select paid_on, 'paid', ${other}, null, null, null, document_number, remittance, pence
      from payments
     where ${mine} and withdrawn_at is null and provider_id is not null and paid_on between ${from}::date and ${to}::date
     order by 1, 2, 3, 4, 7`;
  return rows.map(({ on, from: first, to: last, pence, ...row }) => ({
    ...row,
    on: dayOfColumn(on),
    from: dayOfColumn(first),
    to: dayOfColumn(last),
    pence: Number(pence),
  }));
}
