import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { Prisma } from "~prisma/client";
import { isUnconfirmed, stopsPlacements } from "../alert.rules";
import type { Standing } from "../confirmation.rules";
import { councilArea } from "../council-areas";
import { EVERYWHERE, NO_GRADE, OPEN_STATUSES, type RegisterSearch } from "../register.schema";
import { alertName } from "../service-words.rules";
import { alertsOnServices } from "./standing-alerts.server";

/** One service in the list. Days are ISO dates; null is "not given". */
export interface ListedService {
  id: string;
  registrationNumber: string;
  kind: string;
  name: string | null;
  ownerName: string | null;
  sector: string | null;
  localAuthority: string | null;
  places: number | null;
  shortBreakOnly: boolean;
  status: string;
  grade: string | null;
  gradeOn: string | null;
  /** Whether an organisation answers for it on the portal. */
  onPortal: boolean;
  /** Whether that organisation is confirmed. */
  standing: Standing;
}

/** The same with the alerts that stand on it; none are told to a provider here. */
export interface FoundService extends ListedService {
  alerted: { id: string; name: string; stops: boolean }[];
}

export interface RegisterPage {
  services: FoundService[];
  /** How many match in all, at most {@link COUNTED_TO}; one more stands for "more". */
  total: number;
  /** Ids at the edges of the page, where there is more beyond them. */
  previous: string | null;
  next: string | null;
  /** The day of the newest file; null when none was imported. */
  asAt: string | null;
}

export const PAGE_SIZE = 50;
const COUNTED_TO = 1000;

// Services of one owner stand together; their own names are mostly withheld.
// What has no owner's name comes last.
const ORDER = Prisma.sql`(s.owner_key is null, coalesce(s.owner_key, ''), s.registration_number)`;

/**
 * The register searched and paged by key, {@link PAGE_SIZE} services a page, by owner. Everybody signed in
 * may read it: it is published.
 */
export async function searchRegister(actor: Actor, search: RegisterSearch): Promise<RegisterPage> {
  const where = whereOf(search);
  const page = await read(actor, async (tx) => {
    const backwards = search.before !== undefined;
    const edge = search.before ?? search.after;
    const beyond =
      edge === undefined
        ? Prisma.empty
        : Prisma.sql`and ${ORDER} ${backwards ? Prisma.sql`<` : Prisma.sql`>`}
            (select e.owner_key is null, coalesce(e.owner_key, ''), e.registration_number from services e where e.id = ${edge}::uuid)`;
    const direction = backwards ? Prisma.sql`desc` : Prisma.sql`asc`;
    const rows = await tx.$queryRaw<ListedService[]>`
      select s.id, s.registration_number as "registrationNumber", s.kind,
        coalesce(d.display_name, s.name) as name, s.owner_name as "ownerName",
        s.sector, s.local_authority as "localAuthority", s.places, s.short_break_only as "shortBreakOnly",
        s.status, s.grade, s.grade_on::text as "gradeOn", s.provider_id is not null as "onPortal",
        coalesce((select o.standing from access.organisations o where o.id = s.provider_id), 'confirmed') as standing
      from services s left join declarations d on ${declaredFor(actor)}
      where ${where} ${beyond}
      order by s.owner_key is null ${direction}, coalesce(s.owner_key, '') ${direction},
        s.registration_number ${direction}
      limit ${PAGE_SIZE + 1}`;
    const [counts] = await tx.$queryRaw<{ total: number; as_at: string | null }[]>`
      select (select count(*)::int from (select 1 from services s
          left join declarations d on ${declaredFor(actor)} where ${where} limit ${COUNTED_TO + 1}) found) as total,
        (select max(as_at)::text from register_imports) as as_at`;
    const page = pageOf(rows, edge !== undefined, backwards, counts);
    return { ...page, services: await withAlerts(tx, actor, page.services) };
  });
  // An old link may stand at a service that has gone: the search begins again.
  if (page.services.length > 0 || !(search.after || search.before)) return page;
  return searchRegister(actor, { ...search, after: undefined, before: undefined });
}

/** Its own alerts stand on a provider's own pages; those of others are not told to it. */
async function withAlerts(tx: Tx, actor: Actor, services: ListedService[]): Promise<FoundService[]> {
  const ids = actor.kind === "provider" ? [] : services.map((service) => service.id);
  const alerts = await alertsOnServices(tx, ids);
  return services.map((service) => ({
    ...service,
    alerted: (alerts.get(service.id) ?? []).map((alert) => ({
      id: alert.id,
      name: isUnconfirmed(alert) ? `${alertName(alert.kind)}, not yet confirmed` : alertName(alert.kind),
      stops: stopsPlacements(alert.kind) && alert.inForce,
    })),
  }));
}

type Page = Omit<RegisterPage, "services"> & { services: ListedService[] };

function pageOf(
  rows: ListedService[],
  edged: boolean,
  backwards: boolean,
  counts: { total: number; as_at: string | null } | undefined,
): Page {
  const more = rows.length > PAGE_SIZE;
  const services = rows.slice(0, PAGE_SIZE);
  if (backwards) services.reverse();
  const first = services[0]?.id ?? null;
  const last = services.at(-1)?.id ?? null;
  return {
    services,
    total: counts?.total ?? 0,
    previous: (backwards ? more : edged) ? first : null,
    next: backwards || more ? last : null,
    asAt: counts?.as_at ?? null,
  };
}

/** What others declared is not told to a provider, its own name for a home included. */
export function declaredFor(actor: Actor): Prisma.Sql {
  return actor.kind === "provider"
    ? Prisma.sql`d.service_id = s.id and d.provider_id = ${actor.organisationId}::uuid`
    : Prisma.sql`d.service_id = s.id`;
}

function whereOf(search: RegisterSearch): Prisma.Sql {
  const all: Prisma.Sql[] = [areaOf(search.area)];
  if (search.kind) all.push(Prisma.sql`s.kind = ${search.kind}`);
  if (search.sector) all.push(Prisma.sql`s.sector = ${search.sector}`);
  if (search.grade === NO_GRADE) all.push(Prisma.sql`s.grade is null`);
  else if (search.grade) all.push(Prisma.sql`s.grade = ${search.grade}`);
  if (search.status === OPEN_STATUSES) all.push(Prisma.sql`s.status <> 'closed'`);
  else all.push(Prisma.sql`s.status = ${search.status}`);
  if (search.owner) all.push(Prisma.sql`s.owner_key = ${search.owner}`);
  if (search.q) all.push(wordsOf(search.q));
  return Prisma.join(all, " and ");
}

function areaOf(area: string): Prisma.Sql {
  if (area === EVERYWHERE) return Prisma.sql`true`;
  if (councilArea(area)) return Prisma.sql`s.council_code = ${area}`;
  return Prisma.sql`s.government_office_region = ${area}`;
}

/** Part of an owner's or service's name, or nearly that (a letter wrong), or the beginning of a URN. */
function wordsOf(q: string): Prisma.Sql {
  const words = q.toLowerCase();
  const part = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const urn = `${words.toUpperCase().replace(/[^A-Z0-9]/g, "")}%`;
  return Prisma.sql`(
    lower(coalesce(s.owner_name, '')) like ${part}
    or lower(coalesce(s.owner_name, '')) %> ${words}
    or lower(coalesce(d.display_name, s.name, '')) like ${part}
    or (${urn} <> '%' and s.registration_number like ${urn}))`;
}
