import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { feeLinesOf } from "~/domains/agreements/agreement/fee-lines.rules";
import {
  type Basis,
  type Charge,
  type CostingLine,
  LINE_KINDS,
  type LineKind,
} from "~/domains/offers/money.rules";
import { readContent } from "~/domains/referrals/draft.rules";
import type { PlacementFacts, WeeklyFee } from "../placement-facts.rules";
import type { Period } from "../placement-record.rules";

type LineRow = Omit<CostingLine, "kind" | "basis" | "charge"> & {
  kind: string;
  basis: string | null;
  charge: string | null;
};

type Row = Pick<
  PlacementFacts,
  "children" | "siblingsInTheSameHome" | "plannedStart" | "councilMovedIn" | "providerMovedIn" | "lastNight"
> & {
  id: string;
  childId: bigint;
  referral: unknown;
  registrationNumber: string;
  kind: string;
  localAuthority: string | null;
  councilCode: string | null;
  region: string | null;
  outcode: string | null;
  lat: number | null;
  lng: number | null;
  preferredLat: number | null;
  preferredLng: number | null;
  sharePlace: number;
  shareOf: number;
  agreedFees: WeeklyFee[] | null;
  costing: LineRow[] | null;
  referralById: string;
  referralOn: string;
  placementById: string;
  placementOn: string;
  costById: string | null;
  costOn: string | null;
};

export type FactsPage = { placements: PlacementFacts[]; after: string | undefined; more: boolean };

/**
 * Placements of a council that were agreed or running on a day of the period, in the order in which they were agreed: two
 * statements a page, whatever its size. One that never started is none.
 */
export async function readPlacements(
  tx: Tx,
  councilId: string,
  { from, to }: Period,
  {
    take,
    needs,
    after = "00000000-0000-0000-0000-000000000000",
  }: { take: number; needs: boolean; after?: string | undefined },
): Promise<FactsPage> {
  const found = await tx.$queryRaw<Row[]>`
    with page as materialized (
      select p.*, coalesce(least(p.council_moved_in, p.provider_moved_in), p.planned_start) as starts,
             coalesce(p.last_night, 'infinity'::date) as ends
        from placements p
       where p.council_id = ${councilId}::uuid and p.state in ('planned', 'started', 'notice-given', 'ended')
         and least((p.created_at at time zone 'Europe/London')::date, p.council_moved_in, p.provider_moved_in, p.planned_start)
             <= ${to}::date
         and coalesce(p.last_night, 'infinity'::date) >= ${from}::date
         and p.id > ${after}::uuid
       order by p.id limit ${take + 1})
    select p.id, p.planned_start::text as "plannedStart", p.council_moved_in::text as "councilMovedIn",
           p.provider_moved_in::text as "providerMovedIn", p.last_night::text as "lastNight", p.child_count as children,
           -- 48 bits of a digest: exact in every spreadsheet, the same in each export, and no way back to the child. Of the
           -- child in one referral: by the same number in two, whoever may not know the child would follow it from home to home.
           ('x' || substr(encode(sha256(convert_to('child of a placement ' || c.id::text, 'UTF8')), 'hex'), 1, 12))::bit(48)::bigint
             as "childId",
           case when ${needs} then coalesce(r.masked_content, '{}'::jsonb) - 'narrative' - 'strengths' else '{}'::jsonb end as referral,
           s.registration_number as "registrationNumber", s.kind, s.local_authority as "localAuthority",
           s.council_code as "councilCode", s.government_office_region as region, d.outcode, h.lat, h.lng,
           w.lat as "preferredLat", w.lng as "preferredLng",
           together.siblings as "siblingsInTheSameHome", sharing.place as "sharePlace", sharing.of as "shareOf",
           agreed.lines as "agreedFees", costing.lines as costing,
           r.created_by_id as "referralById", (r.created_at at time zone 'Europe/London')::date::text as "referralOn",
           p.created_by_id as "placementById", (p.created_at at time zone 'Europe/London')::date::text as "placementOn",
           funding.by_id as "costById", (funding.at at time zone 'Europe/London')::date::text as "costOn"
      from page p
      join referrals r on r.id = p.referral_id
      join referral_children c on c.id = p.referral_child_id
      join services s on s.id = p.service_id
      join offers o on o.id = p.offer_id
      left join declarations d on d.service_id = s.id
      left join outcodes h on h.code = d.outcode
      left join outcodes w on w.code = r.masked_content #>> '{location,preferredLocation}'
      -- A home is one household; of an agency only what one offer promised is.
      cross join lateral (
        select count(distinct q.referral_child_id)::int as siblings from placements q
         where q.referral_id = p.referral_id and q.referral_child_id <> p.referral_child_id
           and (q.offer_id = p.offer_id or (q.service_id = p.service_id
             and s.kind not in ('fostering-agency', 'local-authority-fostering', 'supported-accommodation')))
           and q.state in ('planned', 'started', 'notice-given', 'ended')
           and coalesce(least(q.council_moved_in, q.provider_moved_in), q.planned_start) <= p.ends
           and coalesce(q.last_night, 'infinity'::date) >= p.starts) together
      cross join lateral (
        select count(*)::int as of, (count(*) filter (where b.position < c.position))::int as place
          from acceptances a join referral_children b on b.id = a.referral_child_id where a.offer_id = p.offer_id) sharing
      left join lateral (
        select a.offer_version, coalesce(a.decided_by_id, a.asked_by_id) as by_id, coalesce(a.decided_at, a.asked_at) as at
          from authorisations a where a.offer_id = p.offer_id and a.state in ('authorised', 'verbal')
         order by a.offer_version desc, a.asked_at desc limit 1) funding on true
      left join lateral (
        select json_agg(json_build_object('pace', f.pace, 'weeklyPence', f.weekly_pence, 'from', f.from_on,
                 'to', coalesce(f.to_on::text, ''))) as lines
          from agreements g join agreement_versions v on v.agreement_id = g.id and v.number = g.version_number
          join fee_lines f on f.agreement_version_id = v.id
         where g.acceptance_id = p.acceptance_id) agreed on true
      left join lateral (
        select json_agg(json_build_object('kind', l.kind, 'description', coalesce(l.description, ''), 'basis', l.basis,
                 'unitPence', l.unit_pence, 'hoursHundredths', l.hours_hundredths, 'staff', l.staff, 'milesAWeek', l.miles_a_week,
                 'timesAYear', l.times_a_year, 'from', coalesce(l."from"::text, ''), 'to', coalesce(l."to"::text, ''),
                 'charge', l.charge, 'outcome', '', 'evidence', '', 'reviewOn', '') order by l.position) as lines
          from offer_versions v join costing_lines l on l.offer_version_id = v.id
         where v.offer_id = p.offer_id and v.number = coalesce(funding.offer_version, o.version_number)) costing on true
     order by p.id`;
  const rows = found.slice(0, take);
  const people = await namesOfPeople(
    tx,
    rows.flatMap(({ referralById, placementById, costById }) => [referralById, placementById, costById]),
  );
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
  return {
    placements: rows.map((row) => ({
      ...factsOf(row),
      referralEntered: { by: nameOf(row.referralById), on: row.referralOn },
      placementEntered: { by: nameOf(row.placementById), on: row.placementOn },
      costAuthorised: { by: nameOf(row.costById), on: row.costOn },
    })),
    after: rows.at(-1)?.id,
    more: found.length > take,
  };
}

function factsOf(row: Row): Omit<PlacementFacts, "referralEntered" | "placementEntered" | "costAuthorised"> {
  return {
    childId: Number(row.childId),
    referral: readContent(row.referral).draft,
    children: row.children,
    siblingsInTheSameHome: row.siblingsInTheSameHome,
    plannedStart: row.plannedStart,
    councilMovedIn: row.councilMovedIn,
    providerMovedIn: row.providerMovedIn,
    lastNight: row.lastNight,
    home: {
      registrationNumber: row.registrationNumber,
      kind: row.kind,
      localAuthority: row.localAuthority,
      councilCode: row.councilCode,
      region: row.region,
      outcode: row.outcode,
      point: pointOf(row.lat, row.lng),
    },
    preferredPoint: pointOf(row.preferredLat, row.preferredLng),
    fees: row.agreedFees ?? feesOffered(row),
  };
}

const pointOf = (lat: number | null, lng: number | null) =>
  lat === null || lng === null ? null : { lat, lng };

/** Until an agreement is issued: this child's share of the costing that was authorised. */
function feesOffered({ costing, plannedStart, sharePlace, shareOf }: Row): WeeklyFee[] {
  const lines = (costing ?? []).map(
    (line): CostingLine => ({
      ...line,
      kind: line.kind as LineKind,
      basis: (line.basis as Basis | null) ?? LINE_KINDS[line.kind as LineKind].bases[0],
      charge: line.charge as Charge | null,
    }),
  );
  return feeLinesOf(lines, plannedStart, { place: sharePlace, of: Math.max(1, shareOf) });
}
