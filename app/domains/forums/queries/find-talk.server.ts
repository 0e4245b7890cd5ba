import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { blockedWords } from "../booking-words.rules";
import { takesTalk } from "../talk.rules";
import { type ForumDateRow, findForumDate } from "./find-forum-date.server";

/**
 * A date whose agenda the actor's organisation may have a say in, with why it may not now (it is over, or its owner
 * takes no bookings of the organisation). Undefined for a date that it does not see.
 */
export async function findTalk(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<{ date: ForumDateRow; whyNot: string | undefined } | undefined> {
  if (actor.kind !== "provider") return undefined;
  const date = await findForumDate(tx, { reference });
  if (!date) return undefined;
  if (!takesTalk(date, now()))
    return { date, whyNot: "This date has begun or is cancelled. Have your say before the next one" };
  const [row] = await tx.$queryRaw<{ may: boolean }[]>`
    select may_come_to_forum(${date.id}::uuid, ${actor.organisationId}::uuid) as may`;
  return { date, whyNot: row?.may ? undefined : blockedWords(date.ownerName) };
}
