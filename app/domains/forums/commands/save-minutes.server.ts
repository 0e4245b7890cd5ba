import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { readProse, TOO_TANGLED } from "~/platform/markdown/read-prose.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ownedScope } from "../forum.scope.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

/**
 * Saves the minutes of a date; with `publish` whoever sees the date reads them from now on, with the decisions and
 * actions. The text is read here and its parts are kept, so that no reader reads it again. What is published already stays published when it is saved.
 *
 * @param input.version of the minutes that the form was filled from; 0 where there were none
 */
export async function saveMinutes(
  actor: Actor,
  input: {
    reference: string;
    text: string;
    version: number;
    publish: boolean;
    idempotency?: Idempotency<null>;
  },
): Promise<Result<null, Refusal>> {
  const tree = await readProse(input.text);
  if (!tree) return err(invalid(TOO_TANGLED, "text"));
  const told = clearNotices({ text: input.text });
  if (!told.ok) return told;
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const date = found.value;
    const at = now();
    if (date.state !== "published" || date.startsAt > at)
      return err(notNow("Minutes are written once the date has begun."));
    const saved = { ...told.value, tree, savedById: actor.personId, savedAt: at };
    const { count } =
      input.version === 0
        ? await tx.forumMinutes.createMany({
            data: [{ dateId: date.id, ...ownedScope(actor), ...saved }],
            skipDuplicates: true,
          })
        : await tx.forumMinutes.updateMany({
            where: { dateId: date.id, version: input.version, ...ownedScope(actor) },
            data: { ...saved, version: { increment: 1 } },
          });
    if (count === 0) return err(conflict());
    const { count: published } = input.publish
      ? await tx.forumMinutes.updateMany({
          where: { dateId: date.id, publishedAt: null, ...ownedScope(actor) },
          data: { publishedAt: at },
        })
      : { count: 0 };
    await recordDateEvent(tx, actor, date, {
      kind: published > 0 ? "forum-minutes-published" : "forum-minutes-saved",
    });
    return ok(null);
  });
}
