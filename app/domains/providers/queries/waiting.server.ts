import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { type AccessWaits, nobodyAnswers } from "~/domains/access/queries/waiting.server";
import { PROVIDER_WATCHERS } from "~/domains/access/role-groups";
import type { Waiting } from "~/domains/access/waiting";
import { STOPPING } from "../alert.rules";
import { may } from "../confirmation.policy";

export type ProviderWaits =
  | "provider-unconfirmed"
  | "provider-to-confirm"
  | "provider-decided"
  | "vacancies-stale"
  | "nothing-declared";

/** An alert that waits for a second person, with what it is on: a service, or an owner of the register. */
export type WaitingAlert = Waiting<"alert-to-confirm"> & {
  serviceId: string | null;
  ownerKey: string | null;
};

const MAX_ROWS = 20;

/** Within a statement: every home by its `id`, with the columns that a line of a start page calls it by. */
export const namedHomes = (sql: TransactionSql) => sql`(
      select s.id, coalesce(n.display_name, s.name) as name, s.kind as "homeKind", s.local_authority as "homeArea"
        from services s left join declarations n on n.service_id = s.id)`;

/** Providers that wait for a second person: for those who may be one, and for whoever invited them. */
export function providersToConfirm(sql: TransactionSql, actor: Actor) {
  if (may(actor, "see", null) !== true) return sql<Waiting<ProviderWaits>[]>`select 1 where false`;
  return sql<Waiting<ProviderWaits>[]>`
    select case when c.asked_by_id = ${actor.personId}::uuid
                  or (c.asked_for_id = ${actor.organisationId}::uuid and ${actor.kind} = 'council')
                then 'provider-unconfirmed' else 'provider-to-confirm' end as kind,
           null as reference, null as headline, c.id as target, 1 as count, o.name,
           c.asked_at as since, null::timestamptz as until
      from access.provider_confirmations c join access.organisations o on o.id = c.provider_id
     where c.state = 'waiting'
     order by c.asked_at limit ${MAX_ROWS}`;
}

/** What a second person decided lately, for everybody whom it may concern. */
export function providersDecided(sql: TransactionSql, actor: Actor, at: Date) {
  if (may(actor, "see", null) !== true) return sql<Waiting<ProviderWaits>[]>`select 1 where false`;
  return sql<Waiting<ProviderWaits>[]>`
    select 'provider-decided' as kind, null as reference, null as headline, c.id as target,
           1 as count, o.name || case c.state when 'confirmed' then ' is confirmed' else ' was refused' end as name,
           c.decided_at as since, null::timestamptz as until
      from access.provider_confirmations c join access.organisations o on o.id = c.provider_id
     where c.how = 'second-person' and c.decided_at > ${at}::timestamptz - interval '48 hours'
       and c.decided_by_id is distinct from ${actor.personId}::uuid
     order by c.decided_at desc limit ${MAX_ROWS}`;
}

/** Alerts that would stop others, raised by somebody else; for quality assurance, commissioners and the hub. */
export function alertsToConfirm(sql: TransactionSql, actor: Actor) {
  if (!holds(actor, ...PROVIDER_WATCHERS)) return sql<WaitingAlert[]>`select 1 where false`;
  return sql<WaitingAlert[]>`
    select 'alert-to-confirm' as kind, null as reference, null as headline,
           a.id as target, a.service_id as "serviceId", a.owner_key as "ownerKey", 1 as count, coalesce(d.display_name, s.owner_name, (select w.owner_name from services w where w.owner_key = a.owner_key limit 1),
             a.owner_key) as name,
           coalesce(a.end_asked_at, a.raised_at) as since, null::timestamptz as until
      from alerts a
      left join services s on s.id = a.service_id
      left join declarations d on d.service_id = a.service_id
     where a.ended_at is null and a.kind in ${sql([...STOPPING])}
       and ((a.confirmed_at is null and a.source_url is null and a.raised_by_id <> ${actor.personId}::uuid)
         or (a.end_asked_at is not null and a.end_asked_by_id <> ${actor.personId}::uuid))
     order by a.raised_at limit ${MAX_ROWS}`;
}

/** What the organisation has not told: who answers, vacancies within 7 days, what its services are for. */
export function untold(sql: TransactionSql, actor: Actor, at: Date) {
  return sql<Waiting<ProviderWaits | AccessWaits>[]>`
    with own as (
      select s.id, n.service_id is not null and (n.age_from is not null or cardinality(n.genders) > 0
               or cardinality(n.needs) > 0) as told,
             (select max(v.confirmed_at) from vacancies v where v.service_id = s.id) as confirmed
        from services s left join declarations n on n.service_id = s.id
       where s.provider_id = ${actor.organisationId}::uuid and s.status <> 'closed')
    select k.kind, null as reference, null as headline, null as target, k.count, null as name, k.since, null::timestamptz as until
      from (
        ${nobodyAnswers(sql, actor, at)}
        union all
        select 'vacancies-stale', count(*)::int, min(confirmed) from own
         where confirmed is null or confirmed < ${at}::timestamptz - interval '7 days'
        union all
        select 'nothing-declared', count(*)::int, null from own where not told) k
     where k.count > 0`;
}
