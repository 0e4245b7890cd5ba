import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import { Prisma } from "~prisma/client";

/** What one organisation paid, or was paid, on one day under one remittance number. */
export type LastPayment = {
  otherSide: string;
  paidOn: string;
  remittance: string | null;
  pence: number;
  payments: number;
};

const SHOWN = 5;

/** The newest payments between the actor's organisation and others, newest first; what was withdrawn is none. */
export async function lastPayments(tx: Tx, actor: Actor): Promise<LastPayment[]> {
  const [mine, other] = (
    actor.kind === "council" ? ["council_id", "provider_id"] : ["provider_id", "council_id"]
  ).map((column) => Prisma.raw(`p.${column}`));
  const rows = await tx.$queryRaw<
    (Omit<LastPayment, "paidOn" | "pence"> & { paidOn: Date; pence: bigint })[]
  >`
    select o.name as "otherSide", p.paid_on as "paidOn", p.remittance, sum(p.pence)::bigint as pence,
           count(*)::int as payments
      from payments p join access.organisations o on o.id = ${other}
     where ${mine} = ${actor.organisationId}::uuid and p.provider_id is not null and p.withdrawn_at is null
     group by o.id, o.name, p.paid_on, p.remittance
     order by p.paid_on desc, o.name, p.remittance limit ${SHOWN}`;
  return rows.map(({ paidOn, pence, ...row }) => ({
    ...row,
    paidOn: dayOfColumn(paidOn),
    pence: Number(pence),
  }));
}
