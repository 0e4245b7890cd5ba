import type { Role } from "~/domains/access/actor";
import { ADMINS } from "~/domains/access/role-groups";

type Step = { readonly people: readonly (string | null)[] } | { readonly roles: readonly Role[] };

/**
 * Whom a job tells at an organisation: the person by name while they belong there; else who runs forums, else the
 * admins.
 */
export function whoRunsForums(personId: string | null): Step[] {
  return [{ people: [personId] }, { roles: ["commissioner"] }, { roles: ADMINS }];
}
