import type { Actor } from "~/domains/access/actor";
import { recordEvent } from "~/domains/audit/record-event.server";
import type { Tx } from "~/platform/database/transaction.server";
import { PEOPLE_EVENTS } from "./people.events";

export type PeopleEvent = {
  kind:
    | "colleague-invited"
    | "colleague-invited-again"
    | "invitation-taken-back"
    | "colleague-roles-changed"
    | "role-change-asked"
    | "invitation-asked"
    | "colleague-removed"
    | "settings-changed";
  /** The colleague, or the invitation of who is none yet; without either it is the organisation that changed. */
  personId?: string;
  invitationId?: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
};

/** Records a change of the actor's own organisation, for its own eyes. */
export function recordPeopleEvent(tx: Tx, actor: Actor, event: PeopleEvent): Promise<void> {
  const { personId, invitationId, ...rest } = event;
  const isProvider = actor.kind === "provider";
  return recordEvent(tx, actor, PEOPLE_EVENTS, {
    ...rest,
    audience: isProvider ? "provider" : "council",
    councilId: actor.kind === "council" ? actor.organisationId : null,
    providerId: isProvider ? actor.organisationId : null,
    subject: invitationId ? "invitation" : personId ? "person" : "organisation",
    subjectId: invitationId ?? personId ?? actor.organisationId,
  });
}
