import type { Actor, Role } from "~/domains/access/actor";
import { FUNDING_DEPUTIES } from "~/domains/access/role-groups";
import type { Tx } from "~/domains/access/transactions.server";
import { fundingDeciders } from "~/domains/authorisations/queries/funding-deciders.server";
import { now } from "~/platform/clock.server";

const DECIDERS: readonly Role[] = FUNDING_DEPUTIES;

/**
 * On which changes of a placement that wait for a decision the actor decides, and in whose place: null for oneself. A
 * function of the database says it, which holds it too.
 */
export async function changesToDecide(
  tx: Tx,
  actor: Actor,
  placementId: string,
): Promise<Map<string, string | null>> {
  if (actor.kind !== "council" || !actor.roles.some((role) => DECIDERS.includes(role))) return new Map();
  const absent = (await fundingDeciders(tx, actor)).standsInFor.map(({ personId }) => personId);
  const rows = await tx.$queryRaw<{ id: string; for: string | null }[]>`
    select distinct on (c.id) c.id, f.id as "for"
      from public.placement_changes c
      cross join unnest(array_prepend(null::uuid, ${absent}::uuid[])) with ordinality f (id, place)
     where c.placement_id = ${placementId}::uuid and c.state = 'asked'
       and public.decides_change(c.id, ${actor.personId}::uuid, f.id, ${now()}::timestamptz)
     order by c.id, f.place`;
  return new Map(rows.map((row) => [row.id, row.for]));
}
