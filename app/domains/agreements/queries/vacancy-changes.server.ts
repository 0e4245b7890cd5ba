import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { isId } from "~/platform/ids";
import { proposedPlaces, type VacancyChange } from "../placement/vacancy-proposal.rules";

export type VacancyWaits = "vacancies-changed";

const MAX_ROWS = 20;

/**
 * What has happened to the places of an own service since its vacancies were confirmed, and how many that leaves: for its form,
 * which a person confirms. Null where nothing has, where nobody has confirmed any yet, and for every service of others.
 */
export function vacancyChanges(actor: Actor, serviceId: string): Promise<VacancyChange | null> {
  if (!isId(serviceId)) return Promise.resolve(null);
  return read(actor, async (tx) => {
    const [row] = await tx.$queryRaw<
      { places: number; taken: number; left: number; registered: number | null }[]
    >`
      select v.places, s.places as registered,
             count(*) filter (where p.state <> 'fallen-through' and p.created_at > v.confirmed_at)::int as taken,
             count(*) filter (where p.state = 'ended' and p.ended_at > v.confirmed_at)::int as left
        from placements p join services s on s.id = p.service_id
       cross join lateral (select q.places, q.confirmed_at from vacancies q where q.service_id = s.id
          order by q.confirmed_at desc, q.id desc limit 1) v
       where p.provider_id = ${actor.organisationId}::uuid and p.service_id = ${serviceId}::uuid
       group by v.places, s.places`;
    return row && row.taken + row.left > 0 ? { ...row, proposed: proposedPlaces(row) } : null;
  });
}

/** Homes of the provider in which a child was given a place, or left, since somebody confirmed their vacancies: a row each. */
export function vacanciesChanged(sql: TransactionSql, actor: Actor) {
  return sql<WaitingOfHome<VacancyWaits>[]>`
    select 'vacancies-changed' as kind, null as reference, null as headline, h.id as target, c.count, h.name, h."homeKind",
           h."homeArea", c.since, null::timestamptz as until
      from (
        select p.service_id, count(*)::int as count, min(greatest(p.created_at, p.ended_at)) as since
          from placements p
         cross join lateral (select max(q.confirmed_at) as at from vacancies q where q.service_id = p.service_id) v
         where p.provider_id = ${actor.organisationId}::uuid
           and ((p.state = 'ended' and p.ended_at > v.at)
             or (p.state in ('planned', 'started', 'notice-given') and p.created_at > v.at))
         group by p.service_id) c
      join ${namedHomes(sql)} h on h.id = c.service_id
     order by c.since limit ${MAX_ROWS}`;
}
