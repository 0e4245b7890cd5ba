import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { BookingState } from "../booking.machine";
import { hashOfSecret } from "../forum-secrets.server";

/**
 * What the link of a mail lets its holder do without signing in: cancel that booking ("can't come"), or take the seat
 * that is held. Only a POST may call it: mail scanners open links. The mail and the next in line follow.
 *
 * @returns the state afterwards; unchanged when the move is not open (any more), so a second press is no error
 */
export async function answerPass(
  secret: string,
  move: "cancel" | "accept",
): Promise<Result<{ state: BookingState }, Refusal>> {
  const state = await transaction("reader", {}, async (tx) => {
    const [row] = await tx.$queryRaw<{ state: BookingState | null }[]>`
      select use_forum_pass(${hashOfSecret(secret)}, ${move}, ${now()}::timestamptz) as state`;
    return row?.state ?? undefined;
  });
  return state ? ok({ state }) : err(missing());
}
