import type { Tx } from "~/platform/database/transaction.server";
import type { Measure } from "../measures.rules";
import type { FigureState } from "../release-rows.rules";

/** What the newest release says of one measure, part, area and year. */
export interface AreaFigure {
  measure: Measure;
  /** Empty for the whole of a measure without parts. */
  part: string;
  areaCode: string;
  /** The year whose 31 March it tells of, or which ended then. */
  year: number;
  /** Null where the publisher gives a mark, which `state` then is. */
  value: number | null;
  state: FigureState | null;
  /** The share in percent, where the release gives it. */
  percent: number | null;
  percentState: FigureState | null;
  /** The newest year of the release that told it, its file and the line. */
  release: number;
  file: string;
  line: number;
  /** What is known against the row (`outturn-flags.rules.ts`). */
  flags: string[];
  /** What the release before said, where that differs. */
  revisedFrom: { value: number | null; state: FigureState | null; release: number } | null;
}

/** The figures of several measures for several areas (ONS codes), oldest year first; one statement, whatever their number. */
export function figuresOfAreas(
  tx: Tx,
  areaCodes: readonly string[],
  measures: readonly Measure[],
): Promise<AreaFigure[]> {
  if (areaCodes.length === 0 || measures.length === 0) return Promise.resolve([]);
  return tx.$queryRaw<AreaFigure[]>`
    select distinct on (f.measure, f.area_code, f.year, f.part) f.measure, f.part, f.area_code as "areaCode", f.year,
        f.value, f.mark as state, f.percent, f.percent_mark as "percentState", f.released as release, f.file, f.line, f.flags,
        (select jsonb_build_object('value', e.value, 'state', e.mark, 'release', e.released)
           from published_figures e
          where e.measure = f.measure and e.area_code = f.area_code and e.year = f.year and e.part = f.part
            and e.released < f.released and (e.value, e.mark) is distinct from (f.value, f.mark)
          order by e.released desc limit 1) as "revisedFrom"
      from published_figures f
     where f.area_code = any(${[...areaCodes]}::text[]) and f.measure = any(${[...measures]}::text[])
     order by f.measure, f.area_code, f.year, f.part, f.released desc`;
}
