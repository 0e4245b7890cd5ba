import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { ACTIVE } from "../booking.machine";
import { whyClosed } from "../booking-words.rules";

export type OtherDate = {
  reference: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  online: boolean;
  capacity: number;
  taken: number;
  /** Who asks, and whether they have a booking there. */
  me: string;
  booked: boolean;
};

type Row = Omit<OtherDate, "me"> & { state: string; ownerName: string; opensAt: Date; closesAt: Date };

/** Other dates of the same series that take bookings of this organisation now, the next first. */
export async function otherDates(
  tx: Tx,
  actor: Actor,
  except: { id: string; seriesId: string; now: Date },
): Promise<OtherDate[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select d.reference, d.starts_at as "startsAt", d.ends_at as "endsAt", d.place, d.online, t.capacity, t.taken,
           d.state, '' as "ownerName", d.opens_at as "opensAt", d.closes_at as "closesAt",
           exists (select 1 from forum_bookings b where b.date_id = d.id and b.person_id = ${actor.personId}::uuid
                    and b.state = any (${[...ACTIVE]})) as booked
      from forum_dates d join forum_seats t on t.date_id = d.id
     where d.series_id = ${except.seriesId}::uuid and d.id <> ${except.id}::uuid and d.starts_at > ${except.now}
       and may_come_to_forum(d.id, ${actor.organisationId}::uuid)
     order by d.starts_at limit 12`;
  return rows
    .filter((row) => whyClosed(row, except.now) === undefined)
    .map(({ state, ownerName, opensAt, closesAt, ...row }) => ({ ...row, me: actor.personId }));
}
