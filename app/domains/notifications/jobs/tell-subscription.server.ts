import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { handle } from "~/platform/jobs/handle.server";
import { absoluteDayAndTime } from "~/platform/time";
import { notify } from "../commands/notify.server";
import { FORGET_SUBSCRIPTIONS, TELL_SUBSCRIPTION } from "../notification.jobs";
import { CONFIRM_SUBSCRIPTION_DAYS } from "../subscription.rules";
import { confirmAddress } from "../subscription-token.server";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/**
 * The job `tell-subscription`: the address is asked by mail whether it wants to be told, once an hour at most. One that has
 * confirmed hears nothing.
 */
export const tellSubscription = handle(TELL_SUBSCRIPTION, async ({ publisherId, email }) => {
  await transaction("worker", { "app.org_id": publisherId }, (tx) => ask(tx, publisherId, email));
});

async function ask(tx: Tx, organisationId: string, email: string): Promise<void> {
  const publisher = await tx.organisation.findUnique({
    where: { id: organisationId },
    select: { name: true },
  });
  if (!publisher) return;
  const at = now();
  const { count: added } = await tx.subscription.createMany({
    data: [{ id: newId(), organisationId, email, askedAt: at }],
    skipDuplicates: true,
  });
  const { count: again } = added
    ? { count: 0 }
    : await tx.subscription.updateMany({
        where: {
          organisationId,
          email,
          confirmedAt: null,
          askedAt: { lte: new Date(at.getTime() - HOUR) },
        },
        data: { askedAt: at },
      });
  if (added + again === 0) return;
  const { id } = await tx.subscription.findUniqueOrThrow({
    where: { organisationId_email: { organisationId, email } },
    select: { id: true },
  });
  const until = new Date(at.getTime() + CONFIRM_SUBSCRIPTION_DAYS * DAY);
  await notify(tx, {
    template: "subscription-asked",
    to: { organisationId, email, name: "", contactId: id },
    props: { council: publisher.name, until: absoluteDayAndTime(until, at), secretLink: confirmAddress(id) },
    dedupeKey: null,
  });
}

/** The job `forget-subscriptions`: addresses that nobody has confirmed in time. */
export const forgetSubscriptions = handle(FORGET_SUBSCRIPTIONS, async () => {
  await transaction(
    "worker",
    {},
    (tx) => tx.$executeRaw`select forget_unconfirmed_subscriptions(${now()}::timestamptz)`,
  );
});
