import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import type { Waiting } from "../home-kinds.rules";

const MAX_ROWS = 20;

/**
 * What a person said they would do at a forum and has not done: by their name; and what their organisation said without
 * a name, for whoever answers for it there.
 */
export function forumActions(sql: TransactionSql, actor: Actor) {
  const answers = holds(
    actor,
    "commissioner",
    "council-admin",
    "hub-officer",
    "provider-admin",
    "registered-manager",
    "referrals-officer",
  );
  return sql<Waiting[]>`
    select 'forum-action' as kind, null as reference, coalesce(d.title, 'A forum') as headline, 'forums/actions/' || a.id as path,
           1 as count, a.words as name, a.created_at as since, (a.due_on + time '17:00') at time zone 'Europe/London' as until
      from forum_actions a left join forum_dates d on d.id = a.date_id
     where a.state = 'open' and a.doer_organisation_id = ${actor.organisationId}::uuid
       and (a.doer_person_id = ${actor.personId}::uuid or (a.doer_person_id is null and ${answers}))
     order by a.due_on, a.id limit ${MAX_ROWS}`;
}
