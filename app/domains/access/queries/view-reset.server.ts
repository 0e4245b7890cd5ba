import { may } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import { listHubResets } from "~/domains/access/queries/list-hub-resets.server";
import { viewColleague } from "~/domains/access/queries/view-colleague.server";
import { isId } from "~/platform/ids";
import { isAllowed } from "~/platform/permission";

export type ResetView = { personId: string; name: string; organisation: string };

/** Whose second factor this actor may reset; undefined for everybody else, also for who has none and for oneself. */
export async function viewReset(actor: Actor, personId: string | undefined): Promise<ResetView | undefined> {
  if (!isId(personId) || !isAllowed(may(actor, "change-roles", actor))) return undefined;
  const elsewhere = (await listHubResets(actor)).find((row) => row.personId === personId);
  if (elsewhere) return { personId, name: elsewhere.name, organisation: elsewhere.organisation };
  const colleague = await viewColleague(actor, personId);
  return colleague?.abilities.resetFactor
    ? { personId, name: colleague.name, organisation: actor.organisationName }
    : undefined;
}
