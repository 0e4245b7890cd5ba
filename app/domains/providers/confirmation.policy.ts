import { type Actor, holds } from "~/domains/access/actor";
import { CONFIRMS_PROVIDERS } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type ConfirmationAction = "see" | "decide";

/** Who brought the provider on, or invited its admin again; null where all questions are meant. */
export type ConfirmationSubject = { askedById: string | null; askedForId: string | null } | null;

/**
 * Whether the actor may see which providers wait to be confirmed (whoever brings them on, and quality assurance), and
 * decide about this one: a second person of another council or of the hub, never somebody of the council that brought
 * it on. That nobody acts under two names is held by the database. Refusals: `role`, `asked-it`, `own-council`.
 */
export function may(actor: Actor, action: ConfirmationAction, asked: ConfirmationSubject): Permission {
  if (!holds(actor, ...CONFIRMS_PROVIDERS))
    return deny(
      "role",
      "A broker, commissioner, quality assurance officer or admin of a council, or the hub, confirms providers",
    );
  if (action === "see" || asked === null) return true;
  if (asked.askedById === actor.personId)
    return deny("asked-it", "You invited its admin, so somebody else must confirm it");
  if (actor.kind === "council" && asked.askedForId === actor.organisationId)
    return deny(
      "own-council",
      "Your council invited its admin, so somebody at another council or the hub must confirm it",
    );
  return true;
}

export const { abilities: confirmationAbilities } = definePolicy({ see: true, decide: true }, may);
