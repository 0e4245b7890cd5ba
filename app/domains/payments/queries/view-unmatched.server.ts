import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { dayOfColumn, daysFrom } from "~/platform/time";
import { sumOf } from "../expected-lines.rules";
import { type Due, keyOf } from "../payment-book.rules";
import { may } from "../payments.policy";
import { type PaymentsAndDues, paymentsAndDues } from "./payments-and-dues.server";

/** What a payment may be for: a period of a placement, and what of it is not paid yet. */
export type DueChoice = {
  due: string;
  placement: string;
  from: string;
  to: string;
  paysOn: string;
  left: number;
};

export type PaymentToMatch = {
  id: string;
  provider: string;
  paidOn: string;
  pence: number;
  /** What of it is for nothing that is known. */
  leftPence: number;
  documentNumber: string | null;
  remittance: string | null;
  /** What a person has said it is for; null where nobody has. */
  byHand: { placement: string; from: string; to: string; paysOn: string } | null;
  choices: DueChoice[];
};

/** So many can be chosen from; the likeliest are among them. */
const MAX_CHOICES = 40;

/** A payment of the actor's council that stands and whose supplier is linked; null otherwise. */
export async function paymentToMatch(tx: Tx, actor: Actor, id: string) {
  const row = isId(id)
    ? await tx.payment.findFirst({
        where: { id, councilId: actor.organisationId, withdrawnAt: null, providerId: { not: null } },
        select: {
          ...{
            id: true,
            providerId: true,
            pence: true,
            paidOn: true,
            documentNumber: true,
            remittance: true,
          },
          allocations: { where: { endedAt: null }, select: { pence: true } },
          matches: {
            where: { endedAt: null },
            select: { id: true, placementId: true, periodFrom: true, periodTo: true, paysOn: true },
          },
        },
      })
    : null;
  if (!row?.providerId) return null;
  const { providerId, pence, paidOn, allocations, matches, ...payment } = row;
  const allocated = allocations.reduce((sum, one) => sum + Number(one.pence), 0);
  return {
    ...payment,
    providerId,
    pence: Number(pence),
    leftPence: Number(pence) - allocated,
    paidOn: dayOfColumn(paidOn),
    match: matches[0] ?? null,
  };
}

/** One payment and what it may be for, likeliest first; 404 otherwise, 403 for who matches none. */
export function viewPaymentToMatch(actor: Actor, id: string): Promise<PaymentToMatch> {
  return read(actor, async (tx) => {
    const allowed = may(actor, "match-payment", actor);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
    const payment = await paymentToMatch(tx, actor, id);
    if (!payment) return notFound();
    const { providerId, match, ...shown } = payment;
    const known = await paymentsAndDues(tx, { councilId: actor.organisationId, providerId });
    const provider = await tx.organisation.findUnique({ where: { id: providerId }, select: { name: true } });
    return {
      ...shown,
      provider: provider?.name ?? "",
      byHand: match && {
        placement: known.placements.get(match.placementId)?.reference ?? "",
        from: dayOfColumn(match.periodFrom),
        to: dayOfColumn(match.periodTo),
        paysOn: dayOfColumn(match.paysOn),
      },
      choices: await choicesFor(tx, actor, payment, known),
    };
  });
}

/** What is open the same way as the payment: the same amount first, then by payment day. */
async function choicesFor(
  tx: Tx,
  actor: Actor,
  payment: { providerId: string; leftPence: number; paidOn: string },
  { dues }: PaymentsAndDues,
): Promise<DueChoice[]> {
  const rows = await tx.paymentAllocation.groupBy({
    by: ["lineId"],
    where: { councilId: actor.organisationId, providerId: payment.providerId, endedAt: null },
    _sum: { pence: true },
  });
  const paid = new Map(rows.map(({ lineId, _sum }) => [lineId, Number(_sum.pence ?? 0)]));
  const leftOf = ({ lines }: Due) =>
    sumOf(lines) - lines.reduce((sum, line) => sum + (paid.get(line.id) ?? 0), 0);
  const away = ({ paysOn }: DueChoice) => Math.abs(daysFrom(paysOn, payment.paidOn));
  const differs = ({ left }: DueChoice) => (left === payment.leftPence ? 0 : 1);
  return dues
    .map((due) => ({
      ...{ due: keyOf(due), placement: due.placement, from: due.periodFrom, to: due.periodTo },
      ...{ paysOn: due.paysOn, left: leftOf(due) },
    }))
    .filter(({ left }) => left !== 0 && Math.sign(left) === Math.sign(payment.leftPence))
    .sort((one, other) => differs(one) - differs(other) || away(one) - away(other))
    .slice(0, MAX_CHOICES);
}
