import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { organising } from "./organising.server";

export type Engagement = {
  provider: string;
  dates: number;
  booked: number;
  attended: number;
  missed: number;
  lastCame: Date | null;
};

/** A year of dates that are over. */
export const ENGAGEMENT_DAYS = 365;

/**
 * Which providers come to the organisation's dates of the last year, those that never came first. Only dates that were
 * for the provider count: all, its list, or an invitation.
 */
export function viewEngagement(actor: Actor): Promise<{ rows: Engagement[]; dates: number }> {
  return organising(actor, async (tx) => {
    const at = now();
    const since = new Date(at.getTime() - ENGAGEMENT_DAYS * 86_400_000);
    const rows = await tx.$queryRaw<Engagement[]>`
      with held as (
        select d.id, d.series_id, d.audience, d.starts_at from forum_dates d
         where d.owner_organisation_id = ${actor.organisationId}::uuid and d.state = 'published'
           and d.ends_at <= ${at}::timestamptz and d.starts_at >= ${since}::timestamptz)
      select o.name as provider, count(distinct h.id)::int as dates,
             count(distinct h.id) filter (where b.state in ('booked', 'attended', 'missed'))::int as booked,
             count(distinct h.id) filter (where b.state = 'attended')::int as attended,
             count(distinct h.id) filter (where b.state = 'missed')::int as missed,
             max(h.starts_at) filter (where b.state = 'attended') as "lastCame"
        from access.organisations o
        join held h on h.audience = 'all' or exists (select 1 from forum_guests g
          where g.series_id = h.series_id and g.provider_id = o.id and (g.date_id is null or g.date_id = h.id))
        left join forum_bookings b on b.date_id = h.id and b.provider_id = o.id
       where o.kind = 'provider'
       group by o.id, o.name
       order by attended, max(h.starts_at) filter (where b.state = 'attended') nulls first, lower(o.name)
       limit 1000`;
    const [held] = await tx.$queryRaw<{ dates: number }[]>`
      select count(*)::int as dates from forum_dates d
       where d.owner_organisation_id = ${actor.organisationId}::uuid and d.state = 'published'
         and d.ends_at <= ${at}::timestamptz and d.starts_at >= ${since}::timestamptz`;
    return { rows, dates: held?.dates ?? 0 };
  });
}
