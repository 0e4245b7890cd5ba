import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { setFunding } from "~/domains/offers/commands/move-offer.server";
import { now } from "~/platform/clock.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { AUTHORISATION_EVENTS } from "../authorisation.events";

type Of = { authorisationId: string; organisationId: string };

/**
 * Funding that was given by phone, as a worker of its council reads it: its state and its clocks. Null where there is none.
 */
export async function phoneFunding(tx: Tx, { authorisationId, organisationId }: Of) {
  const row = await tx.authorisation.findFirst({
    where: { id: authorisationId, councilId: organisationId, verbalById: { not: null } },
    select: {
      id: true,
      councilId: true,
      referralId: true,
      offerId: true,
      state: true,
      firstYearPence: true,
      askedById: true,
      paperworkBy: true,
      confirmBy: true,
      verbalUntil: true,
      escalatedAt: true,
      version: true,
    },
  });
  return row && { ...row, verbalUntil: dayOfColumn(row.verbalUntil) };
}

/** The id of funding that was given by phone for an offer and has lapsed; null where there is none. For a worker of its council. */
export async function lapsedFunding(
  tx: Tx,
  { offerId, councilId }: { offerId: string; councilId: string },
): Promise<string | null> {
  const row = await tx.authorisation.findFirst({
    where: { offerId, councilId, state: "lapsed" },
    select: { id: true },
  });
  return row?.id ?? null;
}

export type PhoneFunding = NonNullable<Awaited<ReturnType<typeof phoneFunding>>>;
type About = {
  funding: PhoneFunding;
  offer: {
    id: string;
    reference: string;
    referralId: string;
    serviceId: string;
    councilId: string;
    providerId: string;
  };
};

/** What nobody confirmed in time goes up to the director. Returns whether it does: not once it is confirmed or has gone up. */
export async function escalateOverdue(tx: Tx, { funding, offer }: About): Promise<boolean> {
  const at = now();
  if (funding.state !== "verbal" || funding.escalatedAt !== null) return false;
  if (funding.confirmBy === null || funding.confirmBy > at) return false;
  const { count } = await tx.authorisation.updateMany({
    where: { id: funding.id, state: "verbal", escalatedAt: null, version: funding.version },
    data: { escalatedAt: at, version: { increment: 1 } },
  });
  if (count === 0) throw new Error("The funding changed while it was looked at: try again.");
  await tellRecord(tx, { funding, offer }, "phone-funding-overdue");
  return true;
}

/** The authority is over and, as the caller has looked, nobody moved in: it lapses. Returns whether it does. */
export async function lapseAuthority(tx: Tx, { funding, offer }: About): Promise<boolean> {
  const today = londonDate(now());
  if (funding.state !== "verbal" || funding.verbalUntil === null || funding.verbalUntil >= today)
    return false;
  const { count } = await tx.authorisation.updateMany({
    where: { id: funding.id, state: "verbal", version: funding.version },
    data: { state: "lapsed", version: { increment: 1 } },
  });
  if (count === 0) throw new Error("The funding changed while it was looked at: try again.");
  await tellRecord(tx, { funding, offer }, "phone-authority-lapsed");
  // The provider reads the stage alone.
  await setFunding(tx, offer, "lapsed");
  return true;
}

function tellRecord(
  tx: Tx,
  { funding, offer }: About,
  kind: "phone-funding-overdue" | "phone-authority-lapsed",
): Promise<void> {
  return recordEvent(tx, null, AUTHORISATION_EVENTS, {
    kind,
    audience: "council",
    councilId: funding.councilId,
    subject: "authorisation",
    subjectId: funding.id,
    referralId: funding.referralId,
    data: { offer: offer.reference, serviceId: offer.serviceId },
  });
}
