import type { TransactionSql } from "postgres";
import { now } from "~/platform/clock.server";
import { failpoint } from "~/platform/failpoint.server";
import { MEASURES, type Measure } from "../measures.rules";
import type { FoundFigure } from "../queries/read-figures.server";

/** A value of an earlier release that this one gives differently; a mark stands in place of a number. */
export interface Revision {
  measure: Measure;
  part: string;
  areaCode: string;
  areaName: string;
  year: number;
  from: number | string;
  to: number | string;
}

export interface KeptFigures {
  /** The file's name, without its folder. */
  file: string;
  /** 31 March of the newest year in it, ISO. */
  asAt: string;
  /** Which measures it has figures of. */
  measures: Measure[];
  /** Figures, of which a row may have several: created + updated + unchanged. */
  created: number;
  updated: number;
  unchanged: number;
  /** Figures for which the publisher gives a mark instead of a number, among those above. */
  marked: number;
  /** Past values of councils that differ from the release before. */
  revised: Revision[];
}

const BATCH = 2_000;

/**
 * Writes the figures of a release beside those of others, in the transaction of its import and one import at a time. The same
 * release again changes nothing; of two, the newer counts in whatever order they come.
 */
export async function keepFigures(
  tx: TransactionSql,
  figures: readonly FoundFigure[],
  { file, released, onRows }: { file: string; released: number; onRows: (rows: number) => void },
): Promise<KeptFigures> {
  await tx`select pg_advisory_xact_lock(hashtext('homeward figures import'))`;
  const measures = MEASURES.filter((measure) => figures.some((one) => one.measure === measure));
  let [created, updated] = [0, 0];
  for (let at = 0; at < figures.length; at += BATCH) {
    const written = await write(tx, figures.slice(at, at + BATCH), { file, released });
    created += written.created;
    updated += written.updated;
    onRows(Math.min(figures.length, at + BATCH));
    failpoint("import:batch");
  }
  return {
    file,
    asAt: `${released}-03-31`,
    measures,
    created,
    updated,
    unchanged: figures.length - created - updated,
    marked: figures.filter(({ told }) => told.state !== null).length,
    revised: await revisions(tx, measures, released),
  };
}

async function write(
  tx: TransactionSql,
  figures: readonly FoundFigure[],
  { file, released }: { file: string; released: number },
): Promise<{ created: number; updated: number }> {
  const of = <T>(value: (figure: FoundFigure) => T) => figures.map(value);
  const written = await tx<{ created: boolean }[]>`
    insert into published_figures as t (measure, part, area_code, year, released, level, area_name, value, mark,
      percent, percent_mark, flags, file, line, imported_at)
    select f.measure, f.part, f.area_code, f.year, ${released}::int, f.level, f.area_name, f.value, f.mark,
        f.percent, f.percent_mark, string_to_array(f.flags, ' '), ${file}, f.line, ${now()}
      from unnest(${of(({ measure }) => measure)}::text[], ${of(({ part }) => part)}::text[],
        ${of(({ areaCode }) => areaCode)}::text[], ${of(({ year }) => year)}::int[],
        ${of(({ level }) => level)}::text[], ${of(({ areaName }) => areaName)}::text[],
        ${of(({ told }) => told.value)}::float8[], ${of(({ told }) => told.state)}::text[],
        ${of(({ percent }) => percent?.value ?? null)}::float8[],
        ${of(({ percent }) => percent?.state ?? null)}::text[],
        ${of(({ flags }) => (flags ?? []).join(" "))}::text[], ${of(({ line }) => line)}::int[])
        as f (measure, part, area_code, year, level, area_name, value, mark, percent, percent_mark, flags, line)
    on conflict (measure, area_code, year, part, released) do update set level = excluded.level,
      area_name = excluded.area_name, value = excluded.value, mark = excluded.mark, percent = excluded.percent,
      percent_mark = excluded.percent_mark, flags = excluded.flags, file = excluded.file, line = excluded.line,
      imported_at = excluded.imported_at
    where (t.area_name, t.value, t.mark, t.percent, t.percent_mark, t.flags)
        is distinct from (excluded.area_name, excluded.value, excluded.mark, excluded.percent, excluded.percent_mark, excluded.flags)
    returning (xmax = 0) as created`;
  const created = written.filter((row) => row.created).length;
  return { created, updated: written.length - created };
}

/** What a release says of councils' past years that the release before it said differently. */
function revisions(tx: TransactionSql, measures: readonly Measure[], released: number) {
  return tx<Revision[]>`
    select f.measure, f.part, f.area_code as "areaCode", f.area_name as "areaName", f.year,
        coalesce(to_jsonb(b.value), to_jsonb(b.mark)) as "from", coalesce(to_jsonb(f.value), to_jsonb(f.mark)) as "to"
      from published_figures f
      cross join lateral (select value, mark from published_figures e
        where e.measure = f.measure and e.area_code = f.area_code and e.year = f.year and e.part = f.part
          and e.released < f.released
        order by e.released desc limit 1) b
     where f.measure = any(${measures as Measure[]}) and f.released = ${released} and f.level = 'council'
       and (b.value, b.mark) is distinct from (f.value, f.mark)
     order by f.area_name, f.measure, f.part, f.year`;
}
