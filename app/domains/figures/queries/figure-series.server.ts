import { sqlFor } from "~/platform/database/clients.server";
import { DEFINITIONS, DISTANCES, type Measure, type MeasureDefinition } from "../measures.rules";
import type { FigureState } from "../release-rows.rules";

export interface SeriesPoint {
  year: number;
  /** 31 March of the year, ISO. */
  date: string;
  /** Part of the measure; left out for a measure without parts. */
  part?: string;
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
  /** What is known against the row it stands in. */
  flags: string[];
  /** What the release before said, where that differs. */
  revisedFrom: { value: number | null; state: FigureState | null; release: number } | null;
}

export interface FigureSeries extends MeasureDefinition {
  measure: Measure;
  area: { code: string; name: string };
  licence: string;
  /** Oldest first; within a year the parts in their order. */
  series: SeriesPoint[];
}

interface Row extends Omit<SeriesPoint, "date" | "part" | "revisedFrom"> {
  part: string;
  areaCode: string;
  areaName: string;
  earlier: SeriesPoint["revisedFrom"];
}

/**
 * The years of one measure for an area, by its ONS code or the name under which the publisher lists it: of each year what
 * the newest release says. Null where nothing of the kind has been imported.
 */
export async function figureSeries(area: string, measure: Measure): Promise<FigureSeries | null> {
  const rows = await sqlFor("region")<Row[]>`
    select distinct on (f.year, f.part) f.year, f.part, f.value, f.mark as state, f.percent,
        f.percent_mark as "percentState", f.released as release, f.file, f.line, f.flags, f.area_code as "areaCode",
        f.area_name as "areaName",
        (select jsonb_build_object('value', e.value, 'state', e.mark, 'release', e.released)
           from published_figures e
          where e.measure = f.measure and e.area_code = f.area_code and e.year = f.year and e.part = f.part
            and e.released < f.released and (e.value, e.mark) is distinct from (f.value, f.mark)
          order by e.released desc limit 1) as earlier
      from published_figures f
     where f.measure = ${measure} and f.area_code = (
       select area_code from published_figures
        where area_code = ${area.trim().toUpperCase()} or lower(area_name) = ${area.trim().toLowerCase()}
        order by released desc limit 1)
     order by f.year, f.part, f.released desc`;
  const last = rows.at(-1);
  if (!last) return null;
  const parts: readonly string[] = DISTANCES;
  return {
    measure,
    ...DEFINITIONS[measure],
    area: { code: last.areaCode, name: last.areaName },
    licence: "Open Government Licence v3.0",
    series: [...rows]
      .sort((a, b) => a.year - b.year || parts.indexOf(a.part) - parts.indexOf(b.part))
      .map(({ areaCode: _code, areaName: _name, part, earlier, year, ...told }) => ({
        year,
        date: `${year}-03-31`,
        ...(part === "" ? {} : { part }),
        ...told,
        revisedFrom: earlier,
      })),
  };
}
