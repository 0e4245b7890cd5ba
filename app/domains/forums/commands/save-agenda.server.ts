import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import type { ClearedText } from "~/platform/cleared-text";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { newId } from "~/platform/ids";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ownedScope } from "../forum.scope.server";
import { agendaOf } from "../queries/view-own-date.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

export type AgendaInput = { title: string; minutes?: number | undefined; presenter?: string | undefined }[];

/**
 * Puts down the agenda of a date, in the order given, in place of what was there. `conflict` where somebody else has
 * saved since the form was filled.
 *
 * @param input.expected the digest of the agenda that the form was filled from
 */
export function saveAgenda(
  actor: Actor,
  input: { reference: string; expected: string; items: AgendaInput; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const items: { title: ClearedText; presenter: ClearedText | null; minutesLong: number | null }[] = [];
    for (const [index, { title, presenter = null, minutes = null }] of input.items.entries()) {
      const told = clearNotices({ title, presenter });
      if (!told.ok) return err(inItem(told.error, index));
      items.push({ ...told.value, minutesLong: minutes });
    }
    const date = found.value;
    if (date.state === "cancelled") return err(notNow());
    // Of two who save at once one waits for the other, and then sees that it was first.
    await tx.$executeRaw`select 1 from forum_dates where id = ${date.id}::uuid for no key update`;
    const agenda = await agendaOf(tx, date.id);
    if (contentDigest(agenda) !== input.expected) return err(conflict());
    await tx.forumAgendaItem.deleteMany({ where: { dateId: date.id, ...ownedScope(actor) } });
    await tx.forumAgendaItem.createMany({
      data: items.map((item, position) => ({
        id: newId(),
        dateId: date.id,
        ...ownedScope(actor),
        position,
        ...item,
      })),
    });
    await recordDateEvent(tx, actor, date, {
      kind: "forum-agenda-saved",
      data: { items: input.items.length },
    });
    return ok(null);
  });
}

/** At the field of its item in the form. */
function inItem(refusal: Refusal, index: number): Refusal {
  return refusal.kind === "invalid" ? { ...refusal, field: `items[${index}].${refusal.field}` } : refusal;
}
