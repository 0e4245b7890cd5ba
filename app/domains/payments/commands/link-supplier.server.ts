import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { providersPlacedWith } from "~/domains/agreements/queries/providers-placed-with.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { isLinkable } from "../ledger-identity.rules";
import { PAYMENT_EVENTS } from "../payment.events";
import { matchingOf } from "../payment.jobs";
import { may } from "../payments.policy";

export type LinkSupplier = {
  id: string;
  version: number;
  /** The provider that it is; null takes a link back. */
  providerId: string | null;
  idempotency?: Idempotency<null>;
};

/**
 * Says which provider a supplier of the council's ledger is: what was paid to it is that provider's from then on, also what
 * came in before. Only a provider that the council has placed a child with.
 */
export function linkSupplier(actor: Actor, input: LinkSupplier): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const allowed = may(actor, "link-supplier", actor);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-supplier" }));
    const supplier = await findSupplier(tx, actor, input.id);
    if (!supplier) return err(missing());
    const { providerId } = input;
    if (supplier.providerId === providerId) return ok(null);
    if (supplier.version !== input.version) return err(conflict());
    const providers = await providersPlacedWith(tx, actor.organisationId);
    const provider = providers.find(({ id }) => id === providerId);
    if (providerId !== null && !isLinkable(supplier.names))
      return err(
        invalid("This supplier’s name was withheld, so it cannot be linked to a provider", "provider"),
      );
    if (providerId !== null && !provider)
      return err(invalid("Choose a provider that you have placed a child with", "provider"));
    const { count } = await tx.paymentSupplier.updateMany({
      where: { id: supplier.id, version: supplier.version },
      data: {
        providerId,
        linkedById: providerId === null ? null : actor.personId,
        linkedAt: providerId === null ? null : now(),
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    // Whose it was first: until its allocations have ended, nobody else's can be made.
    const sides = [supplier.providerId, providerId].filter((one) => one !== null);
    await enqueueAll(
      tx,
      sides.map((one) => matchingOf(actor.organisationId, one)),
    );
    const was = providers.find(({ id }) => id === supplier.providerId);
    await recordEvent(tx, actor, PAYMENT_EVENTS, {
      kind: providerId === null ? "supplier-unlinked" : "supplier-linked",
      councilId: actor.organisationId,
      subject: "organisation",
      subjectId: actor.organisationId,
      data: { supplier: supplier.number ?? supplier.name, provider: (provider ?? was)?.name ?? "a provider" },
    });
    return ok(null);
  });
}

async function findSupplier(tx: Tx, actor: Actor, id: string) {
  if (!isId(id)) return null;
  const row = await tx.paymentSupplier.findFirst({
    where: { id, councilId: actor.organisationId },
    select: { id: true, number: true, names: true, providerId: true, version: true },
  });
  return row && { ...row, name: row.names.at(-1) ?? "" };
}
