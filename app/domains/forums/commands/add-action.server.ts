import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { ownedScope } from "../forum.scope.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

export type ActionInput = {
  reference: string;
  words: string;
  /** `person:` with a colleague's id, `organisation:` with that of any organisation. */
  doer: string;
  /** A day in London. */
  dueOn: string;
};

type Doer = { assigneeOrganisationId: string; assigneeId: string | null; assigneeName: string };

/**
 * Writes down what somebody said they would do. It stands on their home at once; a mail tells them within minutes, and
 * reminds them until it is done.
 */
export function addAction(
  actor: Actor,
  input: ActionInput & { idempotency?: Idempotency<string> },
): Promise<Result<string, Refusal>> {
  return write<string, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const told = clearNotices({ words: input.words });
    if (!told.ok) return told;
    const at = now();
    if (input.dueOn < londonDate(at))
      return err(invalid("That day has passed. Choose a day from today on", "dueOn"));
    const doer = await findDoer(tx, actor, input.doer);
    if (!doer) return err(invalid("Choose who does it", "doer"));
    const id = newId();
    await tx.forumAction.createMany({
      data: [
        {
          id,
          dateId: found.value.id,
          ...ownedScope(actor),
          ...told.value,
          ...doer,
          dueOn: columnOfDay(input.dueOn),
          createdAt: at,
        },
      ],
    });
    await recordDateEvent(tx, actor, found.value, { kind: "forum-action-added", data: { actionId: id } });
    return ok(id);
  });
}

async function findDoer(tx: Tx, actor: Actor, doer: string): Promise<Doer | undefined> {
  const [kind, id = ""] = doer.split(":");
  if (kind === "organisation") {
    const found = await tx.organisation.findUnique({ where: { id }, select: { id: true, name: true } });
    return found
      ? { assigneeOrganisationId: found.id, assigneeId: null, assigneeName: found.name }
      : undefined;
  }
  const found = await tx.membership.findFirst({
    where: { personId: id, organisationId: actor.organisationId, endedAt: null },
    select: { person: { select: { name: true } } },
  });
  return found
    ? { assigneeOrganisationId: actor.organisationId, assigneeId: id, assigneeName: found.person.name }
    : undefined;
}
