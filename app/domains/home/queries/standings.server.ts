import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { STOPPING } from "~/domains/providers/alert.rules";
import { confirmsProviders } from "~/domains/providers/confirmation.policy";
import { addWorkingDays } from "~/platform/working-days";
import type { Waiting } from "../home-kinds.rules";

const MAX_ROWS = 20;

/** Providers that wait for a second person: for those who may be one, and for whoever invited them. */
export function providersToConfirm(sql: TransactionSql, actor: Actor) {
  if (!confirmsProviders(actor)) return sql<Waiting[]>`select 1 where false`;
  return sql<Waiting[]>`
    select case when c.asked_by_id = ${actor.personId}::uuid
                  or (c.asked_for_id = ${actor.organisationId}::uuid and ${actor.kind} = 'council')
                then 'provider-unconfirmed' else 'provider-to-confirm' end as kind,
           null as reference, null as headline, 'providers-to-confirm/' || c.id as path, 1 as count, o.name,
           c.asked_at as since, null::timestamptz as until
      from access.provider_confirmations c join access.organisations o on o.id = c.provider_id
     where c.state = 'waiting'
     order by c.asked_at limit ${MAX_ROWS}`;
}

/** What a second person decided lately, for everybody whom it may concern. */
export function providersDecided(sql: TransactionSql, actor: Actor, at: Date) {
  if (!confirmsProviders(actor)) return sql<Waiting[]>`select 1 where false`;
  return sql<Waiting[]>`
    select 'provider-decided' as kind, null as reference, null as headline, 'providers-to-confirm/' || c.id as path,
           1 as count, o.name || case c.state when 'confirmed' then ' is confirmed' else ' was refused' end as name,
           c.decided_at as since, null::timestamptz as until
      from access.provider_confirmations c join access.organisations o on o.id = c.provider_id
     where c.how = 'second-person' and c.decided_at > ${at}::timestamptz - interval '48 hours'
       and c.decided_by_id is distinct from ${actor.personId}::uuid
     order by c.decided_at desc limit ${MAX_ROWS}`;
}

/** Alerts that would stop others, raised by somebody else; for quality assurance, commissioners and the hub. */
export function alertsToConfirm(sql: TransactionSql, actor: Actor) {
  const seconds = actor.roles.some((role) =>
    ["quality-assurance", "commissioner", "hub-officer"].includes(role),
  );
  if (!seconds) return sql<Waiting[]>`select 1 where false`;
  return sql<Waiting[]>`
    select 'alert-to-confirm' as kind, null as reference, null as headline,
           'register/' || coalesce(a.service_id::text, 'owners/' || a.owner_key) || '/alerts/' || a.id || '/second' as path,
           1 as count, coalesce(d.display_name, s.owner_name, (select w.owner_name from services w where w.owner_key = a.owner_key limit 1),
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

/** The moment by which somebody should have confirmed it: a working day after it was asked. */
export function withinAWorkingDay(waiting: readonly Waiting[]): Waiting[] {
  return waiting.map((one) =>
    one.kind === "provider-to-confirm" && one.since ? { ...one, until: addWorkingDays(one.since, 1) } : one,
  );
}
