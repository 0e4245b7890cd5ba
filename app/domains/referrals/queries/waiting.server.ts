import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import type { Waiting } from "~/domains/access/waiting";

export type ReferralWaits = "draft" | "second-person" | "comparisons-unusual";

/** At most so many of one kind are read: the home is a desk, the lists are behind it. */
const MAX_ROWS = 60;

/** What waits on a referral that has no edition to name it. */
export type OfReferral<Kind extends string> = Waiting<Kind> & {
  age: number | null;
  gender: string | null;
  serviceKind: string | null;
};

/** The referrals `r` that are this person's, or all of the council's. */
export function mine(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return everybodys
    ? sql`r.council_id = ${actor.organisationId}::uuid`
    : sql`r.council_id = ${actor.organisationId}::uuid and r.broker_id = ${actor.personId}::uuid`;
}

/** The working day that a placement is needed on, to its end. */
export const neededBy = (sql: TransactionSql) =>
  sql`(r.needed_on + time '17:00') at time zone 'Europe/London'`;

/** The moments of the referral of a row: until when answers are due, while it searches, and when it is needed. */
export const momentsOf = (sql: TransactionSql) =>
  sql`case when r.state = 'searching' then r.answer_by end as "answerBy", ${neededBy(sql)} as "neededBy"`;

/** Within a statement: the referrals of this person whose search is open, each with its newest edition. */
export function openSearches(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql`
      select r.id, r.reference, r.answer_by, r.edition_number, e.headline, r.state, r.state_since,
             ${momentsOf(sql)}
        from referrals r join editions e on e.referral_id = r.id and e.number = r.edition_number
       where ${mine(sql, actor, everybodys)} and r.state in ('searching', 'deciding')
       order by r.answer_by limit 200`;
}

/** What was begun and not sent: the broker's own, or what a social worker began. */
export function draftsOf(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<OfReferral<"draft">[]>`
    select 'draft' as kind, r.reference, null as headline, c.age, c.gender, r.service_kind as "serviceKind", null as target, 1 as count,
           case when r.created_by_id <> ${actor.personId}::uuid then coalesce(p.name, 'A former colleague') end as name,
           r.created_at as since,
           null::timestamptz as until, null::timestamptz as "answerBy", ${neededBy(sql)} as "neededBy"
      from referrals r
      left join access.people p on p.id = r.created_by_id
      left join referral_children c on c.referral_id = r.id and c.position = 1
     where (${mine(sql, actor, everybodys)} or (r.council_id = ${actor.organisationId}::uuid and r.created_by_id = ${actor.personId}::uuid))
       and r.state in ('draft', 'checking')
     order by coalesce(r.needed_on, date '9999-12-31'), r.id limit ${MAX_ROWS}`;
}

/** Something known that somebody else left in what providers read, on referrals that this person works. */
export function secondPersonOf(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return sql<OfReferral<"second-person">[]>`
    select 'second-person' as kind, r.reference, null as headline, c.age, c.gender, r.service_kind as "serviceKind",
           g.about as target, count(*)::int as count, null as name,
           min(g.decided_at) as since, null::timestamptz as until, ${momentsOf(sql)}
      from gate_decisions g
      join referrals r on r.id = g.referral_id
      left join referral_children c on c.referral_id = r.id and c.position = 1
     where g.council_id = ${actor.organisationId}::uuid and g.action = 'keep' and g.known and g.agreed_by_id is null
       and g.decided_by_id <> ${actor.personId}::uuid
       and r.state in ('draft', 'checking', 'searching', 'deciding', 'paused')
       and (${mine(sql, actor, everybodys)} or exists (
         select 1 from assignments a
          where a.referral_id = r.id and a.person_id = ${actor.personId}::uuid and a.ended_at is null))
     group by r.id, c.id, g.about order by min(g.decided_at) limit ${MAX_ROWS}`;
}

/** Colleagues who had an unusual number of texts checked in the last three days, for a council's admins. */
export function comparisonsUnusual(sql: TransactionSql, actor: Actor, at: Date) {
  if (!holds(actor, "council-admin")) return sql<Waiting<"comparisons-unusual">[]>`select 1 where false`;
  return sql<Waiting<"comparisons-unusual">[]>`
    select 'comparisons-unusual' as kind, r.reference, null as headline, e.person_id as target,
           count(*)::int as count, max(p.name) as name, max(e.at) as since, null::timestamptz as until
      from events e
      join referrals r on r.id = e.referral_id
      left join access.people p on p.id = e.person_id
     where e.council_id = ${actor.organisationId}::uuid and e.kind = 'comparisons-unusual'
       and e.at > ${at}::timestamptz - interval '3 days'
     group by r.reference, e.person_id order by max(e.at) desc limit 20`;
}
