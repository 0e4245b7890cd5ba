import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { Waiting } from "../home-kinds.rules";

const MAX_ROWS = 20;

/**
 * Of a provider's person: seats that are held for them or for whom they booked, and how a date was where they were in
 * the last three weeks.
 */
export function forumSeats(sql: TransactionSql, actor: Actor, at: Date) {
  return sql<Waiting[]>`
    select 'forum-seat' as kind, null as reference, null as headline, 'forums/bookings/' || b.id as path, 1 as count,
           d.title || case when b.person_id is distinct from ${actor.personId}::uuid then ' for ' || b.attendee_name else '' end as name,
           null::timestamptz as since, b.held_until as until
      from forum_bookings b join forum_dates d on d.id = b.date_id
     where b.provider_id = ${actor.organisationId}::uuid and b.state = 'offered' and b.held_until > ${at}
       and d.state = 'published' and ${actor.personId}::uuid in (b.person_id, b.booked_by_id)
    union all
    select 'forum-feedback', null, null, 'forums/bookings/' || b.id || '/feedback', 1, d.title, d.ends_at, null
      from forum_bookings b join forum_dates d on d.id = b.date_id
     where b.provider_id = ${actor.organisationId}::uuid and b.person_id = ${actor.personId}::uuid and b.state = 'attended'
       and d.ends_at between ${at}::timestamptz - interval '21 days' and ${at}
       and not exists (select 1 from forum_feedback f where f.booking_id = b.id)
     limit ${MAX_ROWS}`;
}
