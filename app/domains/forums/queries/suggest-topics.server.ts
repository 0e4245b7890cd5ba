import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { declineLabel } from "~/domains/routing/decline-reasons.options";
import { now } from "~/platform/clock.server";
import { ownedScope } from "../forum.scope.server";
import { FIGURE_DAYS, type Figure, type Suggestion, suggestionsFrom } from "../suggestion.rules";

/**
 * What the portal's own figures suggest to talk about: a council's from its own searches, the region's over all
 * councils. Nothing of a child, and no number below 5.
 */
export async function suggestTopics(tx: Tx, actor: Actor): Promise<Suggestion[]> {
  const at = now();
  const since = new Date(at.getTime() - FIGURE_DAYS * 86_400_000);
  const figures = actor.kind === "region" ? await everywhere(tx, since) : await ownSearches(tx, actor, since);
  const open = await tx.forumAction.aggregate({
    where: { ...ownedScope(actor), state: "open" },
    _count: true,
    _min: { createdAt: true },
  });
  const oldest = open._min.createdAt;
  return suggestionsFrom(
    figures,
    {
      count: open._count,
      oldestDays: oldest ? Math.floor((at.getTime() - oldest.getTime()) / 86_400_000) : 0,
    },
    declineLabel,
  );
}

function everywhere(tx: Tx, since: Date): Promise<Figure[]> {
  return tx.$queryRaw<Figure[]>`select what, code, number, hours from forum_figures(${since}::timestamptz)`;
}

function ownSearches(tx: Tx, actor: Actor, since: Date): Promise<Figure[]> {
  const own = actor.organisationId;
  return tx.$queryRaw<Figure[]>`
    select 'declined' as what, a.decline_reason as code, count(*)::int as number, null::double precision as hours
      from delivery_services a
     where a.council_id = ${own}::uuid and a.answer = 'declined' and a.answered_at >= ${since}::timestamptz
     group by a.decline_reason
    union all
    select 'stage', s.stage, count(*)::int, percentile_cont(0.5) within group (order by s.hours)
      from (
        select 'opened' as stage, (extract(epoch from d.opened_at - d.delivered_at) / 3600)::double precision as hours
          from deliveries d where d.council_id = ${own}::uuid and d.opened_at > d.delivered_at and d.opened_at >= ${since}::timestamptz
        union all
        select 'picked-up', (extract(epoch from d.picked_up_at - d.opened_at) / 3600)::double precision
          from deliveries d where d.council_id = ${own}::uuid and d.picked_up_at > d.opened_at and d.picked_up_at >= ${since}::timestamptz
        union all
        select 'answered', (extract(epoch from a.answered_at - d.picked_up_at) / 3600)::double precision
          from delivery_services a join deliveries d on d.id = a.delivery_id
         where a.council_id = ${own}::uuid and a.answered_at > d.picked_up_at and a.answered_at >= ${since}::timestamptz) s
     group by s.stage`;
}
