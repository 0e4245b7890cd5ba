import { type Actor, holds } from "~/domains/access/actor";
import {
  FUNDING_DECIDERS_ABOVE_LIMIT,
  FUNDING_READERS,
  HAVE_FUNDING_DEPUTIES,
  NAME_FUNDING_PANELS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type DecidersAction = "view" | "set-limit" | "name-panel" | "name-deputy" | "end-deputy";
/** The council, whose deputy it is about, and who is to be it; null while nobody is chosen. */
export type DecidersSubject = { councilId: string; absentId: string | null; deputyId?: string | null };

/** Who arranges it, for whoever may not. */
export const DECIDERS_WORDS = {
  "set-limit": "Only the director can set the limit",
  "name-panel": "Only the director or a council admin can set what the panel is called",
  "name-deputy": "Only a head of service or the director can name or remove a deputy",
} as const;

/**
 * Whether this person may arrange who decides on their council's funding: the director sets the limit, and with the
 * council admins what its panel is called; a head of service
 * names and ends deputies of their own, the director also those of others. Nobody names themselves, so that nobody takes
 * a right that another has not given them. `guard_deputies` and `guard_deputy_end` in `prisma/sql/authorisations.sql` hold
 * the same.
 */
export function may(
  actor: Actor,
  action: DecidersAction,
  { councilId, absentId, deputyId = null }: DecidersSubject,
): Permission {
  if (actor.kind !== "council" || actor.organisationId !== councilId)
    return deny("other-organisation", "Each council decides who authorises its own funding");
  const director = holds(actor, ...FUNDING_DECIDERS_ABOVE_LIMIT);
  switch (action) {
    case "view":
      return holds(actor, ...FUNDING_READERS, "council-admin") || deny("role", "Your role cannot see this");
    case "set-limit":
      return director || deny("role", DECIDERS_WORDS["set-limit"]);
    case "name-panel":
      return holds(actor, ...NAME_FUNDING_PANELS) || deny("role", DECIDERS_WORDS["name-panel"]);
    case "name-deputy":
    case "end-deputy":
      if (!holds(actor, ...HAVE_FUNDING_DEPUTIES)) return deny("role", DECIDERS_WORDS["name-deputy"]);
      if (!director && absentId !== null && absentId !== actor.personId)
        return deny("not-own", "You can name and remove only your own deputies. Ask the director");
      if (action === "name-deputy" && deputyId === actor.personId)
        return deny("own-deputy", "You cannot name yourself as deputy. Choose someone else");
      return true;
  }
}

export const { abilities: decidersAbilities } = definePolicy(
  { view: true, "set-limit": true, "name-panel": true, "name-deputy": true, "end-deputy": true },
  may,
);
