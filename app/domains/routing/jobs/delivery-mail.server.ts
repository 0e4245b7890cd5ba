import { notify } from "~/domains/notifications/commands/notify.server";
import type { Recipient } from "~/domains/notifications/queries/find-recipients.server";
import { providerPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { Prisma } from "~prisma/client";

/** What a mail about a delivery may know of it: the columns that the worker reads. */
export const TOLD_OF = {
  id: true,
  reference: true,
  referralId: true,
  councilId: true,
  providerId: true,
  brokerId: true,
  state: true,
  searchState: true,
  answerBy: true,
  emergency: true,
  deliveredAt: true,
  version: true,
} as const satisfies Prisma.DeliverySelect;

export type ToldDelivery = Prisma.DeliveryGetPayload<{ select: typeof TOLD_OF }>;

export type Names = { council: string; councilSlug: string; provider: string; providerSlug: string };

export async function namesOf(
  tx: Tx,
  delivery: Pick<ToldDelivery, "councilId" | "providerId">,
): Promise<Names> {
  const rows = await tx.organisation.findMany({
    where: { id: { in: [delivery.councilId, delivery.providerId] } },
    select: { id: true, name: true, slug: true },
  });
  const council = rows.find((row) => row.id === delivery.councilId);
  const provider = rows.find((row) => row.id === delivery.providerId);
  return {
    council: council?.name ?? "",
    councilSlug: council?.slug ?? "",
    provider: provider?.name ?? "",
    providerSlug: provider?.slug ?? "",
  };
}

/** One mail each about a delivery, in the caller's transaction. */
export async function mailTheDelivery(
  tx: Tx,
  delivery: ToldDelivery,
  people: Recipient[],
  instead = false,
): Promise<void> {
  const names = await namesOf(tx, delivery);
  await notify(tx, {
    template: "referral-delivered",
    to: { organisationId: delivery.providerId, people },
    props: ({ name }) => ({
      name,
      reference: delivery.reference,
      council: names.council,
      provider: names.provider,
      emergency: delivery.emergency,
      answerBy: absoluteDayAndTime(delivery.answerBy, now()),
      link: `${env().APP_URL}${providerPaths(names.providerSlug).referral(delivery.reference).page()}`,
      ...(instead ? { instead: true } : {}),
    }),
    dedupeKey: null,
  });
}
