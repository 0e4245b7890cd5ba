import { write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { BookingState } from "../booking.machine";
import { isCheckInCode } from "../forum-secrets.server";
import { findForumDate } from "../queries/find-forum-date.server";
import { providersOf } from "../queries/view-check-in.server";

/**
 * Somebody with a seat checks in by the code that hangs where the forum is held. Their own bookings in all of
 * their organisations; the database checks person and time once more.
 *
 * @returns the state of their booking afterwards
 */
export async function checkIn(
  personId: string,
  reference: string,
  code: string,
): Promise<Result<BookingState, Refusal>> {
  let known = false;
  for (const actor of await providersOf(personId)) {
    const result = await write<BookingState | null, Refusal>(actor, undefined, async (tx) => {
      const date = await findForumDate(tx, { reference });
      if (!date || !isCheckInCode(date.id, code)) return err(missing());
      const [row] = await tx.$queryRaw<{ state: BookingState | null }[]>`
        select check_in_forum(${date.id}::uuid, ${now()}::timestamptz) as state`;
      return ok(row?.state ?? null);
    });
    if (!result.ok) continue;
    known = true;
    if (result.value) return ok(result.value);
  }
  if (!known) return err(missing());
  return err(
    invalid(
      "You have no seat here under your own name, or it is not the time. Tell the person at the door your name",
    ),
  );
}
