import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import type { DateState } from "../date.machine";
import { type OwnBookingRow, ownBookings } from "./own-bookings.server";

export type ForumTab = "to-come" | "ours" | "past";

export type ListedDate = {
  id: string;
  reference: string;
  title: string;
  kind: string | null;
  ownerName: string;
  state: DateState;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  online: boolean;
  opensAt: Date;
  closesAt: Date;
  capacity: number;
  taken: number;
  waiting: number;
  /** False where the owner takes no bookings of this organisation. */
  mayCome: boolean;
  minutes: boolean;
  bookings: OwnBookingRow[];
};

export type ForumList = {
  tab: ForumTab;
  dates: ListedDate[];
  /** The reference after which older dates follow. */
  next: string | null;
  further: boolean;
  now: Date;
};

const PAGE_SIZE = 30;

/**
 * The dates of forums that the provider may book or has booked. To come: the next first; ours: of those, where
 * somebody of the organisation is booked or waits; past: the latest first, with what came of them, paged by key.
 */
export async function listForums(actor: Actor, search: URLSearchParams): Promise<ForumList> {
  if (actor.kind !== "provider") return notFound();
  const show = search.get("show");
  const tab: ForumTab = show === "past" || show === "ours" ? show : "to-come";
  const after = search.get("after");
  const at = now();
  return read(actor, async (tx) => {
    const found =
      tab === "past"
        ? await pastDates(tx, actor, at, after)
        : await datesToCome(tx, actor, at, tab === "ours");
    const shown = found.slice(0, PAGE_SIZE);
    const bookings = await ownBookings(
      tx,
      actor,
      shown.map(({ id }) => id),
    );
    const waiting = await waitingAt(
      tx,
      shown.map(({ id }) => id),
    );
    return {
      tab,
      dates: shown.map((date) => ({
        ...date,
        waiting: waiting.get(date.id) ?? 0,
        bookings: bookings.filter(({ dateId }) => dateId === date.id),
      })),
      next: found.length > PAGE_SIZE ? (shown.at(-1)?.reference ?? null) : null,
      further: after !== null,
      now: at,
    };
  });
}

/** How many wait at each date; a date where nobody does is left out. */
export async function waitingAt(tx: Tx, dateIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; waiting: number }[]>`
    select date_id as id, waiting from forum_waiting(${[...dateIds]}::uuid[])`;
  return new Map(rows.map(({ id, waiting }) => [id, waiting]));
}

/** The same of one date; under its lock it is the place in line of whoever joined last. */
export async function waitingNow(tx: Tx, dateId: string): Promise<number> {
  return (await waitingAt(tx, [dateId])).get(dateId) ?? 0;
}

type Found = Omit<ListedDate, "waiting" | "bookings">;

function datesToCome(tx: Tx, actor: Actor, at: Date, ours: boolean): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`
    select d.id, d.reference, d.title, s.kind, o.name as "ownerName", d.state, d.starts_at as "startsAt",
           d.ends_at as "endsAt", d.place, d.online, d.opens_at as "opensAt", d.closes_at as "closesAt",
           t.capacity, t.taken, may_come_to_forum(d.id, ${actor.organisationId}::uuid) as "mayCome", false as minutes
      from forum_dates d join access.organisations o on o.id = d.owner_organisation_id
      join forum_seats t on t.date_id = d.id left join forum_series s on s.id = d.series_id
     where d.ends_at > ${at}
       and (not ${ours} or exists (select 1 from forum_bookings b where b.date_id = d.id and b.state in ('booked', 'waiting', 'offered', 'attended')))
       and (d.state <> 'cancelled' or exists (select 1 from forum_bookings b where b.date_id = d.id))
     order by d.starts_at, d.id limit ${PAGE_SIZE + 1}`;
}

/** Cancelled ones are left out: nothing came of them. */
function pastDates(tx: Tx, actor: Actor, at: Date, after: string | null): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`
    select d.id, d.reference, d.title, s.kind, o.name as "ownerName", d.state, d.starts_at as "startsAt",
           d.ends_at as "endsAt", d.place, d.online, d.opens_at as "opensAt", d.closes_at as "closesAt",
           t.capacity, t.taken, may_come_to_forum(d.id, ${actor.organisationId}::uuid) as "mayCome",
           exists (select 1 from forum_minutes m where m.date_id = d.id and m.published_at is not null) as minutes
      from forum_dates d join access.organisations o on o.id = d.owner_organisation_id
      join forum_seats t on t.date_id = d.id left join forum_series s on s.id = d.series_id
      left join forum_dates a on a.reference = ${after}
     where d.ends_at <= ${at} and d.state = 'published'
       and (a.id is null or (d.starts_at, d.id) < (a.starts_at, a.id))
     order by d.starts_at desc, d.id desc limit ${PAGE_SIZE + 1}`;
}
