import type { TransactionSql } from "postgres";
import { newId } from "~/platform/ids";
import { changesOf, type HistoryChange, type Snapshot } from "./history.rules";

interface Pair {
  service_id: string;
  now_there: boolean;
  now_grade: string | null;
  now_grade_on: string | null;
  now_places: number | null;
  now_status: string | null;
  now_owner: string | null;
  before_there: boolean;
  before_grade: string | null;
  before_grade_on: string | null;
  before_places: number | null;
  before_status: string | null;
  before_owner: string | null;
  seen_before: boolean;
}

interface HistoryRow extends HistoryChange {
  service_id: string;
}

/**
 * Writes the history that follows from what the files say, for a file and all newer ones, so that it reads
 * the same in whatever order the files were imported. Rows that stay as they are are not touched.
 */
export async function writeHistory(tx: TransactionSql, asAt: string): Promise<void> {
  const dates = await tx<{ day: string }[]>`
    select distinct as_at::text as day from register_imports union select ${asAt}::date::text order by 1`;
  const days = dates.map((row) => row.day);
  for (const [index, day] of days.entries()) {
    if (day < asAt) continue;
    await writeDay(tx, day, days[index - 1] ?? null);
  }
}

async function writeDay(tx: TransactionSql, day: string, before: string | null): Promise<void> {
  const wanted = new Map<string, HistoryRow>();
  for (const pair of await pairsOf(tx, day, before)) {
    const changes = changesOf({
      before: pair.before_there ? snapshotOf(pair, "before") : null,
      now: pair.now_there ? snapshotOf(pair, "now") : null,
      olderFile: before !== null,
      seenBefore: pair.seen_before,
    });
    for (const change of changes) {
      const row = { service_id: pair.service_id, ...change };
      wanted.set(keyOf(row), row);
    }
  }
  const stored = await tx<Array<HistoryRow & { id: string }>>`
    select id, service_id, kind, before, after from service_history where as_at = ${day}::date`;
  const obsolete: string[] = [];
  for (const row of stored) {
    if (wanted.delete(keyOf(row))) continue;
    obsolete.push(row.id);
  }
  if (obsolete.length > 0) await tx`delete from service_history where id = any(${obsolete}::uuid[])`;
  if (wanted.size === 0) return;
  const rows = [...wanted.values()].map((row) => ({ id: newId(), ...row }));
  await tx`
    insert into service_history (id, service_id, as_at, kind, before, after)
    select id, service_id, ${day}::date, kind, before, after
    from jsonb_to_recordset(${tx.json(rows)}) as r (id uuid, service_id uuid, kind text, before text, after text)`;
}

/** The services of which two files in turn say different things, or of which only one speaks. */
function pairsOf(tx: TransactionSql, day: string, before: string | null): Promise<Pair[]> {
  return tx<Pair[]>`
    select coalesce(n.service_id, b.service_id) as service_id,
      n.service_id is not null as now_there, n.grade as now_grade, n.grade_on::text as now_grade_on,
      n.places as now_places, n.status as now_status, n.owner_name as now_owner,
      b.service_id is not null as before_there, b.grade as before_grade, b.grade_on::text as before_grade_on,
      b.places as before_places, b.status as before_status, b.owner_name as before_owner,
      exists (select 1 from service_snapshots p
        where p.service_id = coalesce(n.service_id, b.service_id) and p.as_at < ${day}::date) as seen_before
    from (select * from service_snapshots where as_at = ${day}::date) n
    full join (select * from service_snapshots where as_at = ${before}::date) b on b.service_id = n.service_id
    where (n.service_id, n.grade, n.places, n.status, n.owner_name)
      is distinct from (b.service_id, b.grade, b.places, b.status, b.owner_name)`;
}

function snapshotOf(pair: Pair, side: "now" | "before"): Snapshot {
  return {
    grade: pair[`${side}_grade`],
    gradeOn: pair[`${side}_grade_on`],
    places: pair[`${side}_places`],
    status: pair[`${side}_status`] ?? "active",
    ownerName: pair[`${side}_owner`],
  };
}

function keyOf(row: HistoryRow): string {
  return JSON.stringify([row.service_id, row.kind, row.before, row.after]);
}
