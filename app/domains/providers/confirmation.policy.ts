import { type Actor, holds, type Role } from "~/domains/access/actor";
import { deny, type Permission } from "~/platform/permission";

/** Who confirms providers, and addresses of their owners; the same in `prisma/sql/providers/confirming.sql`. */
export const CONFIRMS_PROVIDERS: readonly Role[] = [
  "broker",
  "commissioner",
  "council-admin",
  "quality-assurance",
  "hub-officer",
];
export const CONFIRMS_ADDRESSES: readonly Role[] = [
  "commissioner",
  "council-admin",
  "quality-assurance",
  "hub-officer",
];

/** Who brought the provider on, or invited its admin again. */
export type ConfirmationSubject = { askedById: string | null; askedForId: string | null };

/** Whether the role confirms providers at all: whoever brings them on, and quality assurance. */
export function confirmsProviders(actor: Actor): boolean {
  return holds(actor, ...CONFIRMS_PROVIDERS);
}

/**
 * Whether the actor may confirm or refuse this provider: a second person of another council or of the hub, never
 * somebody of the council that brought it on. That nobody acts under two names is held by the database.
 */
export function mayDecideProvider(actor: Actor, asked: ConfirmationSubject): Permission {
  if (!confirmsProviders(actor))
    return deny(
      "role",
      "A broker, commissioner, quality assurance officer or admin of a council, or the hub, confirms providers",
    );
  if (asked.askedById === actor.personId)
    return deny("asked-it", "You invited its admin, so somebody else must confirm it");
  if (actor.kind === "council" && asked.askedForId === actor.organisationId)
    return deny(
      "own-council",
      "Your council invited its admin, so somebody at another council or the hub must confirm it",
    );
  return true;
}

/** Whether the actor may record an address for an owner that they have from a source of their own. */
export function mayConfirmAddress(actor: Actor): Permission {
  if (holds(actor, ...CONFIRMS_ADDRESSES)) return true;
  return deny(
    "role",
    "A commissioner, quality assurance officer or admin of a council, or the hub, confirms addresses",
  );
}
