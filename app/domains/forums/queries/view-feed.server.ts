import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";

/** Since when the person's calendar has its address; null when it was never asked for. */
export function viewFeed(actor: Actor): Promise<{ since: Date | null }> {
  return read(actor, async (tx) => {
    const feed = await tx.calendarSubscription.findUnique({
      where: { personId: actor.personId },
      select: { renewedAt: true },
    });
    return { since: feed?.renewedAt ?? null };
  });
}
