import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { publicForums } from "~/paths/forums";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { feedSecretOf, hashOfSecret } from "../forum-secrets.server";

/**
 * The address of the person's own calendar, made when first asked for; `renew` makes another and the old one is of no
 * use from then on.
 */
export function openFeed(
  actor: Actor,
  { renew = false }: { renew?: boolean } = {},
): Promise<Result<{ url: string }, Refusal>> {
  return write<{ url: string }, Refusal>(actor, undefined, async (tx) => {
    const { personId } = actor;
    const known = await tx.calendarSubscription.findUnique({
      where: { personId },
      select: { version: true, secretHash: true },
    });
    // The address of somebody who was in no organisation for a while has ended.
    const ended = known !== null && known.secretHash !== hashOfSecret(feedSecretOf(personId, known.version));
    const version = known ? known.version + (renew ? 1 : 0) : 1;
    const secret = feedSecretOf(personId, version);
    if (!known)
      await tx.calendarSubscription.createMany({
        data: [{ personId, secretHash: hashOfSecret(secret), version, renewedAt: now() }],
        skipDuplicates: true,
      });
    else if (renew || ended) {
      const { count } = await tx.calendarSubscription.updateMany({
        where: { personId, version: known.version },
        data: { secretHash: hashOfSecret(secret), version, renewedAt: now() },
      });
      if (count === 0) return err(conflict());
    }
    return ok({ url: `${env().APP_URL}${publicForums.calendarFile(secret)}` });
  });
}
