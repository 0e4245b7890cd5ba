import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { FORUM_ACTION_OWNERS } from "~/domains/access/role-groups";
import type { Waiting } from "~/domains/access/waiting";

export type ForumWaits = "forum-action" | "forum-seat" | "forum-feedback";

const MAX_ROWS = 20;

/**
 * What a person said they would do at a forum and has not done: by their name; and what their organisation said without
 * a name, for whoever answers for it there.
 */
export function forumActions(sql: TransactionSql, actor: Actor) {
  const answers = holds(actor, ...FORUM_ACTION_OWNERS);
  return sql<Waiting<ForumWaits>[]>`
    select 'forum-action' as kind, null as reference, coalesce(d.title, 'A forum') as headline, a.id as target,
           1 as count, a.words as name, a.created_at as since, (a.due_on + time '17:00') at time zone 'Europe/London' as until
      from forum_actions a left join forum_dates d on d.id = a.date_id
     where a.state = 'open' and a.doer_organisation_id = ${actor.organisationId}::uuid
       and (a.doer_person_id = ${actor.personId}::uuid or (a.doer_person_id is null and ${answers}))
     order by a.due_on, a.id limit ${MAX_ROWS}`;
}

/**
 * Of a provider's person: seats that are held for them or for whom they booked, and how a date was where they were in
 * the last three weeks.
 */
export function forumSeats(sql: TransactionSql, actor: Actor, at: Date) {
  return sql<Waiting<ForumWaits>[]>`
    select 'forum-seat' as kind, null as reference, null as headline, b.id as target, 1 as count,
           d.title || case when b.person_id is distinct from ${actor.personId}::uuid then ' for ' || b.attendee_name else '' end as name,
           null::timestamptz as since, b.held_until as until
      from forum_bookings b join forum_dates d on d.id = b.date_id
     where b.provider_id = ${actor.organisationId}::uuid and b.state = 'offered' and b.held_until > ${at}
       and d.state = 'published' and ${actor.personId}::uuid in (b.person_id, b.booked_by_id)
    union all
    select 'forum-feedback', null, null, b.id, 1, d.title, d.ends_at, null
      from forum_bookings b join forum_dates d on d.id = b.date_id
     where b.provider_id = ${actor.organisationId}::uuid and b.person_id = ${actor.personId}::uuid and b.state = 'attended'
       and d.ends_at between ${at}::timestamptz - interval '21 days' and ${at}
       and not exists (select 1 from forum_feedback f where f.booking_id = b.id)
     limit ${MAX_ROWS}`;
}
