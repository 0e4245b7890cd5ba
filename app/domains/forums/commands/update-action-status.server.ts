import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearTextsOf } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum-action.policy";

/** Says that an action is done, will not be done, or is open again. By who does it, or who runs the forum. */
export function updateActionStatus(
  actor: Actor,
  input: {
    id: string;
    version: number;
    move: "done" | "dropped" | "open";
    note?: string | undefined;
    idempotency?: Idempotency<null>;
  },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const action = isId(input.id) ? await tx.forumAction.findUnique({ where: { id: input.id } }) : undefined;
    if (!action) return err(missing());
    const allowed = may(actor, "settle", action);
    if (allowed !== true) return err(refusalOf(allowed));
    if (input.move === "dropped" && !input.note) return err(invalid("Say why it will not be done", "note"));
    const told = clearTextsOf(actor, { note: input.note ?? null });
    if (!told.ok) return told;
    const { count } = await tx.forumAction.updateMany({
      where: { id: action.id, version: input.version, state: action.state },
      data: {
        state: input.move,
        ...told.value,
        doneAt: input.move === "done" ? now() : null,
        doneById: input.move === "done" ? actor.personId : null,
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, FORUM_EVENTS, {
      kind: "forum-action-settled",
      audience: actor.kind === "provider" ? "both" : "council",
      councilId: await councilTold(tx, actor, action.ownerOrganisationId),
      providerId: actor.kind === "provider" ? actor.organisationId : null,
      subject: "forum-date",
      subjectId: action.dateId,
      from: action.state,
      to: input.move,
      reason: told.value.note,
      data: { dateId: action.dateId, actionId: action.id },
    });
    return ok(null);
  });
}

/** The council in whose record it stands: a council's own, or for a provider's word that of the forum, if a council runs it. */
async function councilTold(tx: Tx, actor: Actor, ownerId: string): Promise<string | null> {
  if (actor.kind !== "provider") return actor.kind === "council" ? actor.organisationId : null;
  const owner = await tx.organisation.findUnique({ where: { id: ownerId }, select: { kind: true } });
  return owner?.kind === "council" ? ownerId : null;
}
