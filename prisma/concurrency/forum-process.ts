import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { bookSeats } from "~/domains/forums/commands/book-seats.server";
import { cancelBooking } from "~/domains/forums/commands/cancel-booking.server";
import { moveBooking } from "~/domains/forums/commands/move-booking.server";

/**
 * A server process as far as booking goes: it holds connections of its own and does what it is told to, many at once.
 */
export type Act =
  | { kind: "book"; actor: Actor; reference: string }
  | { kind: "cancel"; actor: Actor; bookingId: string }
  | { kind: "move"; actor: Actor; bookingId: string; toReference: string };
export type ForumOrder = { acts: Act[]; at: number };
/** How each act ended: `ok`, the type of a refusal, or what was thrown. */
export type ForumDone = { outcomes: string[]; began: number; ended: number };

async function carryOut(act: Act): Promise<string> {
  try {
    const result =
      act.kind === "book"
        ? await bookSeats(act.actor, {
            reference: act.reference,
            people: [{ personId: act.actor.personId }],
            waitIfFull: true,
          })
        : act.kind === "cancel"
          ? await cancelBooking(act.actor, { bookingId: act.bookingId })
          : await moveBooking(act.actor, { ...act, waitIfFull: true });
    return result.ok ? "ok" : result.error.kind;
  } catch (thrown) {
    return `thrown: ${String(thrown).slice(0, 500)}`;
  }
}

/** As many at once as a server has connections, so that none waits for one until it gives up. */
const AT_ONCE = 8;

async function carryOutAll({ acts, at }: ForumOrder): Promise<ForumDone> {
  await new Promise((resume) => setTimeout(resume, Math.max(0, at - Date.now())));
  const began = Date.now();
  const outcomes: string[] = [];
  let next = 0;
  const one = async () => {
    for (let index = next++; index < acts.length; index = next++) {
      const act = acts[index];
      if (act) outcomes[index] = await carryOut(act);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return { outcomes, began, ended: Date.now() };
}

process.on("message", (order: ForumOrder | { warm: Actor }) => {
  if ("warm" in order)
    void Promise.all(
      Array.from({ length: AT_ONCE }, () => read(order.warm, (tx) => tx.forumDate.count())),
    ).then(() => process.send?.({ ready: true }));
  else void carryOutAll(order).then((done) => process.send?.(done));
});
process.on("disconnect", () => process.exit(0));
