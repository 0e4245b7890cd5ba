import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { fundingDeciders } from "~/domains/authorisations/queries/funding-deciders.server";
import { now } from "~/platform/clock.server";

/**
 * On which absences of a placement the actor decides the fee, and in whose place: null for oneself. A function of the
 * database says it, which holds it too.
 */
export async function absencesToDecide(
  tx: Tx,
  actor: Actor,
  placementId: string,
): Promise<Map<string, string | null>> {
  if (actor.kind !== "council") return new Map();
  const absent = (await fundingDeciders(tx, actor)).standsInFor.map(({ personId }) => personId);
  const rows = await tx.$queryRaw<{ id: string; for: string | null }[]>`
    select distinct on (a.id) a.id, f.id as "for"
      from public.placement_absences a
      cross join unnest(array_prepend(null::uuid, ${absent}::uuid[])) with ordinality f (id, place)
     where a.placement_id = ${placementId}::uuid
       and public.decides_fee_while_away(a.id, ${actor.personId}::uuid, f.id, ${now()}::timestamptz)
     order by a.id, f.place`;
  return new Map(rows.map((row) => [row.id, row.for]));
}
