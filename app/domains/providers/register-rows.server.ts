import type { TransactionSql } from "postgres";
import type { ColumnPositions } from "~/platform/csv/columns";
import { newId } from "~/platform/ids";
import type { RegisterColumn } from "./register.columns";
import type { RegisterRow } from "./register.rules";

/** The regulator whose register is imported. */
const OFSTED = "ofsted";

/** The facts of a service that the register tells, by column of the table. */
const FACTS = {
  linked_education_number: (row) => row.linkedEducationNumber,
  kind: (row) => row.kind,
  provision_type: (row) => row.provisionType,
  name: (row) => row.name,
  owner_name: (row) => row.ownerName,
  owner_key: (row) => row.ownerKey,
  sector: (row) => row.sector,
  local_authority: (row) => row.localAuthority,
  council_code: (row) => row.councilCode,
  government_office_region: (row) => row.governmentOfficeRegion,
  ofsted_region: (row) => row.ofstedRegion,
  places: (row) => row.places,
  short_break_only: (row) => row.shortBreakOnly,
  premises_count: (row) => row.premisesCount,
  status: (row) => row.status,
  registered_on: (row) => row.registeredOn,
  grade: (row) => row.grade,
  grade_on: (row) => row.gradeOn,
  inspection_number: (row) => row.inspectionNumber,
} as const satisfies Record<string, (row: RegisterRow) => string | number | boolean | null>;

type Fact = keyof typeof FACTS;
type Facts = Record<Fact, string | number | boolean | null>;
const NAMES = Object.keys(FACTS) as Fact[];

type StoredService = Facts & { id: string; registration_number: string; as_at: string };

export interface Written {
  /** Services that the register did not have. */
  created: number;
  /** Services of which a fact changed. */
  updated: number;
  unchanged: number;
  /** Ids of all services of the batch. */
  ids: string[];
}

export interface FileDay {
  /** ISO date for which the file tells the register. */
  asAt: string;
  /** Whether no newer file is known: only then the file tells the present. */
  latest: boolean;
  now: Date;
  /** Facts that the file has no column for: it says nothing of them, and what is known stays. */
  untold: ReadonlySet<string>;
}

/** The columns of the file that it may lack, and the facts they tell. */
const OPTIONAL: ReadonlyArray<readonly [RegisterColumn, Fact]> = [
  ["linkedUrn", "linked_education_number"],
  ["name", "name"],
  ["ofstedRegion", "ofsted_region"],
  ["shortBreakOnly", "short_break_only"],
  ["premises", "premises_count"],
  ["registeredOn", "registered_on"],
  ["inspectionNumber", "inspection_number"],
];

/** The facts of which a file with these columns says nothing. */
export function untoldBy(columns: ColumnPositions<RegisterColumn>): ReadonlySet<string> {
  return new Set(OPTIONAL.filter(([column]) => columns[column] === undefined).map(([, fact]) => fact));
}

/**
 * Writes one batch of rows, each URN once: services and what this file says of them. A file older than what
 * is known of a service leaves the service as it is; a service known from older files alone is a closed one.
 */
export async function writeRows(
  tx: TransactionSql,
  rows: readonly RegisterRow[],
  file: FileDay,
): Promise<Written> {
  const stored = await storedServices(
    tx,
    rows.map((row) => row.urn),
  );
  const written: Written = { created: 0, updated: 0, unchanged: 0, ids: [] };
  const services: Array<Facts & { id: string; registration_number: string }> = [];
  const snapshots: object[] = [];
  for (const row of rows) {
    const known = stored.get(row.urn);
    const id = known?.id ?? newId();
    written.ids.push(id);
    snapshots.push({
      service_id: id,
      grade: row.grade,
      grade_on: row.gradeOn,
      places: row.places,
      status: row.status,
      owner_name: row.ownerName,
    });
    const facts = factsOf(row, file, known);
    if (!known) written.created += 1;
    else if (known.as_at > file.asAt || NAMES.every((name) => known[name] === facts[name]))
      written.unchanged += 1;
    else written.updated += 1;
    if (!known || known.as_at < file.asAt || (known.as_at === file.asAt && differs(known, facts))) {
      services.push({ id, registration_number: row.urn, ...facts });
    }
  }
  await upsertServices(tx, services, file);
  await upsertSnapshots(tx, snapshots, file.asAt);
  return written;
}

function factsOf(row: RegisterRow, file: FileDay, known: Facts | undefined): Facts {
  const facts = Object.fromEntries(
    NAMES.map((name) => [name, known && file.untold.has(name) ? known[name] : FACTS[name](row)]),
  ) as Facts;
  // What only an older file has is not there today.
  return file.latest ? facts : { ...facts, status: "closed" };
}

function differs(known: Facts, facts: Facts): boolean {
  return NAMES.some((name) => known[name] !== facts[name]);
}

async function storedServices(
  tx: TransactionSql,
  urns: readonly string[],
): Promise<Map<string, StoredService>> {
  const rows = await tx<StoredService[]>`
    select id, registration_number, as_at::text, linked_education_number, kind, provision_type, name, owner_name,
      owner_key, sector, local_authority, council_code, government_office_region, ofsted_region, places,
      short_break_only, premises_count, status, registered_on::text, grade, grade_on::text, inspection_number
    from services where regulator = ${OFSTED} and registration_number = any(${[...urns]})`;
  return new Map(rows.map((row) => [row.registration_number, row]));
}

async function upsertServices(tx: TransactionSql, rows: readonly object[], file: FileDay): Promise<void> {
  if (rows.length === 0) return;
  const same = tx.unsafe(
    NAMES.map((name) => `s.${name} is not distinct from excluded.${name}`).join(" and "),
  );
  const set = tx.unsafe(NAMES.map((name) => `${name} = excluded.${name}`).join(", "));
  await tx`
    insert into services as s (id, regulator, registration_number, ${tx.unsafe(NAMES.join(", "))}, as_at,
      created_at, updated_at)
    select id, ${OFSTED}, registration_number, ${tx.unsafe(NAMES.join(", "))}, ${file.asAt}::date,
      ${file.now}, ${file.now}
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (id uuid, registration_number text,
      linked_education_number text, kind text, provision_type text, name text, owner_name text, owner_key text,
      sector text, local_authority text, council_code text, government_office_region text, ofsted_region text,
      places int, short_break_only boolean, premises_count int, status text, registered_on date, grade text,
      grade_on date, inspection_number text)
    on conflict (regulator, registration_number) do update set ${set}, as_at = excluded.as_at,
      updated_at = case when ${same} then s.updated_at else excluded.updated_at end`;
}

async function upsertSnapshots(tx: TransactionSql, rows: readonly object[], asAt: string): Promise<void> {
  await tx`
    insert into service_snapshots as s (service_id, as_at, grade, grade_on, places, status, owner_name)
    select service_id, ${asAt}::date, grade, grade_on, places, status, owner_name
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (service_id uuid, grade text, grade_on date,
      places int, status text, owner_name text)
    on conflict (service_id, as_at) do update set grade = excluded.grade, grade_on = excluded.grade_on,
      places = excluded.places, status = excluded.status, owner_name = excluded.owner_name
    where (s.grade, s.grade_on, s.places, s.status, s.owner_name)
      is distinct from (excluded.grade, excluded.grade_on, excluded.places, excluded.status, excluded.owner_name)`;
}

/**
 * A rejected row says only that the service is in the file: what the file before said stands in for it, so
 * that its fault is not told as a closure. Returns the ids of those services.
 */
export async function keepRejected(
  tx: TransactionSql,
  urns: readonly string[],
  asAt: string,
): Promise<string[]> {
  if (urns.length === 0) return [];
  const services = await tx<{ id: string }[]>`
    select id from services where regulator = ${OFSTED} and registration_number = any(${[...urns]})`;
  const ids = services.map((service) => service.id);
  await tx`
    insert into service_snapshots (service_id, as_at, grade, grade_on, places, status, owner_name)
    select service_id, ${asAt}::date, grade, grade_on, places, status, owner_name
    from service_snapshots where service_id = any(${ids})
      and as_at = (select max(as_at) from register_imports where as_at < ${asAt}::date)
    on conflict do nothing`;
  return ids;
}

/** Forgets what an earlier edition of the same day's file said of services that this one does not have. */
export async function forgetAbsent(tx: TransactionSql, ids: readonly string[], asAt: string): Promise<void> {
  await tx`
    delete from service_snapshots s where as_at = ${asAt}::date
      and not exists (select 1 from unnest(${[...ids]}::uuid[]) as seen(id) where seen.id = s.service_id)`;
}

/**
 * Closes the services that were in the register and are not in its latest file. A service that never came
 * from a file (declared by a council, or a demo's) stays as it is. Returns how many were closed.
 */
export async function closeAbsent(tx: TransactionSql, ids: readonly string[], now: Date): Promise<number> {
  const closed = await tx`
    update services s set status = 'closed', updated_at = ${now}
    where regulator = ${OFSTED} and status <> 'closed'
      and exists (select 1 from service_snapshots p where p.service_id = s.id)
      and not exists (select 1 from unnest(${[...ids]}::uuid[]) as seen(id) where seen.id = s.id)`;
  return closed.count;
}
