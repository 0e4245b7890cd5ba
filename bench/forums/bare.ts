import type { Sql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { newId } from "~/platform/ids";

/**
 * The yardstick: the same rows by hand. Copies of the tables with their indexes and checks, without row security and
 * guards; one transaction that takes a seat by a conditional update and writes booking, event and outgoing mail (whose
 * job belongs to it, as everywhere here). Four statements, sent one after the other, as code that looks at each answer.
 */
export async function makeBareTables(admin: Sql): Promise<void> {
  await admin.unsafe(`
    create schema if not exists bare;
    create table bare.seats (like public.forum_seats including all);
    create table bare.bookings (like public.forum_bookings including all);
    create table bare.events (like public.events including all);
    create table bare.outbox (like public.outgoing_messages including all);
    create trigger post after insert on bare.outbox for each row execute function public.post_outgoing_message();`);
}

export async function bareSeats(admin: Sql, owner: string, capacity: number): Promise<string> {
  const id = newId();
  await admin`insert into bare.seats (date_id, owner_organisation_id, capacity) values (${id}, ${owner}, ${capacity})`;
  return id;
}

export async function bareBooking(
  admin: Sql,
  dateId: string,
  owner: string,
  actor: Actor,
  props: object,
): Promise<boolean> {
  const at = new Date();
  return admin.begin(async (sql) => {
    const [seat] =
      await sql`update bare.seats set taken = taken + 1 where date_id = ${dateId} and taken < capacity returning taken`;
    if (!seat) return false;
    const id = newId();
    const mail = newId();
    await sql`
      insert into bare.bookings (id, date_id, owner_organisation_id, provider_id, person_id, attendee_name, attendee_key, organisation_name,
        booked_by_id, state, state_since, pass_hash, created_at)
      values (${id}, ${dateId}, ${owner}, ${actor.organisationId}, ${actor.personId}, ${actor.personName}, ${actor.personId},
        ${actor.organisationName}, ${actor.personId}, 'booked', ${at}, ${id}, ${at})`;
    await sql`
      insert into bare.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, person_id, to_state, data)
      values (${newId()}, ${at}, 'forum-booked', 'both', ${owner}, ${actor.organisationId}, 'forum-booking', ${id}, ${actor.personId},
        'booked', ${sql.json({ dateId })})`;
    await sql`
      insert into bare.outbox (id, organisation_id, to_person_id, template, props, message_id, created_at)
      values (${mail}, ${actor.organisationId}, ${actor.personId}, 'forum-booked', ${sql.json(props as never)}, ${`<${mail}@homeward>`}, ${at})`;
    return true;
  });
}
