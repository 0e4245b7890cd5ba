import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { err, ok, type Result } from "~/platform/result";
import { mayRunForums } from "../forum.policy";
import { type ForumDateRow, findForumDate } from "../queries/find-forum-date.server";

export type OwnDateError = { type: "not-found" } | { type: "forbidden"; message: string };

/** A date of the actor's organisation, by whoever may run it. */
export async function findOwnDate(
  tx: Tx,
  actor: Actor,
  reference: string,
  may: (
    actor: Actor,
    forum: { ownerOrganisationId: string },
  ) => ReturnType<typeof mayRunForums> = mayRunForums,
): Promise<Result<ForumDateRow, OwnDateError>> {
  const date = await findForumDate(tx, { reference });
  if (!date || date.ownerOrganisationId !== actor.organisationId) return err({ type: "not-found" });
  const allowed = may(actor, date);
  return allowed === true ? ok(date) : err({ type: "forbidden", message: `${allowed.words}.` });
}

/** An event of a date, for its owner's timeline. */
export function recordDateEvent(
  tx: Tx,
  actor: Actor,
  date: { id: string },
  event: {
    kind: string;
    from?: string;
    to?: string;
    reason?: string;
    data?: Record<string, string | number>;
  },
): Promise<void> {
  return recordEvent(tx, actor, {
    ...event,
    audience: "council",
    councilId: actor.kind === "council" ? actor.organisationId : null,
    subject: "forum-date",
    subjectId: date.id,
    data: { dateId: date.id, ...event.data },
  });
}
