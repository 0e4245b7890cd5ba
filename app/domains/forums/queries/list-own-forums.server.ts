import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { DateState } from "../date.machine";
import { may } from "../forum.policy";
import { organising } from "./organising.server";

export type OwnDate = {
  reference: string;
  title: string;
  state: DateState;
  startsAt: Date;
  endsAt: Date;
  opensAt: Date;
  closesAt: Date;
  place: string | null;
  online: boolean;
  capacity: number;
  taken: number;
  waiting: number;
  minutes: "none" | "draft" | "published";
};
export type OwnSeries = {
  id: string;
  name: string;
  kind: string;
  every: string;
  audience: string;
  dates: OwnDate[];
};

type Row = Omit<OwnSeries, "dates" | "id"> & OwnDate & { seriesId: string };

/** The organisation's own series with their dates and how their seats stand; of what is over the last 60 dates. */
export async function listOwnForums(
  actor: Actor,
): Promise<{ series: OwnSeries[]; abilities: { run: boolean } }> {
  const series = await organising(actor, (tx) => seriesOf(tx, actor), "mark-attendance");
  return { series, abilities: { run: may(actor, "run", null) === true } };
}

async function seriesOf(tx: Tx, actor: Actor): Promise<OwnSeries[]> {
  const rows = await tx.$queryRaw<Row[]>`
      select s.id as "seriesId", s.name, s.kind, s.every, s.audience, d.reference, d.title, d.state, d.starts_at as "startsAt",
             d.ends_at as "endsAt", d.opens_at as "opensAt", d.closes_at as "closesAt", d.place, d.online, q.capacity, q.taken,
             (select count(*)::int from forum_bookings b where b.date_id = d.id and b.state = 'waiting') as waiting,
             case when m.date_id is null then 'none' when m.published_at is null then 'draft' else 'published' end as minutes
        from forum_series s join forum_dates d on d.series_id = s.id join forum_seats q on q.date_id = d.id
        left join forum_minutes m on m.date_id = d.id
       where s.owner_organisation_id = ${actor.organisationId}::uuid
       order by d.starts_at desc limit 200`;
  const all = new Map<string, OwnSeries>();
  for (const { seriesId, name, kind, every, audience, ...date } of rows) {
    const series = all.get(seriesId) ?? { id: seriesId, name, kind, every, audience, dates: [] };
    series.dates.unshift(date);
    all.set(seriesId, series);
  }
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
}
