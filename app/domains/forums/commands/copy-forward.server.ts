import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import type { ClearedText } from "~/platform/cleared-text";
import { newId } from "~/platform/ids";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ownedScope } from "../forum.scope.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

/**
 * Puts what is still open of a date on the agenda of the next one of its series: each open action, once. Gives the next
 * date's reference and how many were put there.
 */
export function copyForward(
  actor: Actor,
  input: { reference: string; idempotency?: Idempotency<{ reference: string; copied: number }> },
): Promise<Result<{ reference: string; copied: number }, Refusal>> {
  return write<{ reference: string; copied: number }, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const date = found.value;
    const next = await tx.forumDate.findFirst({
      where: {
        seriesId: date.seriesId,
        startsAt: { gt: date.startsAt },
        state: { not: "cancelled" },
        ...ownedScope(actor),
      },
      orderBy: { startsAt: "asc" },
      select: { id: true, reference: true },
    });
    if (!next) return err(invalid("The series has no later date. Plan one first"));
    await tx.$executeRaw`select 1 from forum_dates where id = ${next.id}::uuid for no key update`;
    const open = await tx.forumAction.findMany({
      where: { dateId: date.id, state: "open" },
      orderBy: { dueOn: "asc" },
      select: { words: true, assigneeName: true },
    });
    const there = await tx.forumAgendaItem.findMany({
      where: { dateId: next.id },
      orderBy: { position: "asc" },
    });
    const known = new Set(there.map(({ title }) => title));
    const fresh: { title: ClearedText; presenter: ClearedText }[] = [];
    for (const { words, assigneeName } of open) {
      const title = `Still open: ${words}`.slice(0, 200);
      const told = clearNotices({ title, presenter: assigneeName });
      if (!told.ok) return told;
      if (!known.has(title)) fresh.push(told.value);
    }
    const last = there.at(-1)?.position ?? -1;
    await tx.forumAgendaItem.createMany({
      data: fresh.map((item, index) => ({
        id: newId(),
        dateId: next.id,
        ...ownedScope(actor),
        position: last + 1 + index,
        ...item,
      })),
    });
    await recordDateEvent(tx, actor, next, {
      kind: "forum-agenda-saved",
      data: { items: there.length + fresh.length },
    });
    return ok({ reference: next.reference, copied: fresh.length });
  });
}
