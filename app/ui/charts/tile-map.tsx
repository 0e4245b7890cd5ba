import { scaleQuantize } from "d3-scale";
import { Anchor } from "../anchor";
import type { ChartData } from "./chart-data";
import { drawnValues } from "./chart-data";
import { ChartFrame } from "./chart-frame";

/** Where a tile stands, counted from 1, and how its name fits into it. */
export interface Tile {
  key: string;
  row: 1 | 2 | 3 | 4;
  column: 1 | 2 | 3 | 4 | 5;
  short: string;
  href?: string;
}

/** Spelled out, because the stylesheet is made from the class names that it finds. */
const ROW = { 1: "row-1", 2: "row-2", 3: "row-3", 4: "row-4" };
const COLUMN = { 1: "col-1", 2: "col-2", 3: "col-3", 4: "col-4", 5: "col-5" };
const SHADES = ["shade-1", "shade-2", "shade-3", "shade-4"];

/**
 * Areas as tiles of one size, each roughly where it lies, with its name and number; the darker, the more. Categories and
 * tiles meet by their keys. A tile is a link where there is somewhere to go.
 */
export function TileMap({ data, tiles }: { data: ChartData; tiles: Tile[] }) {
  const marks = data.series[0]?.marks ?? [];
  const values = drawnValues(data.series.slice(0, 1));
  const shade = scaleQuantize<string>()
    .domain([Math.min(...values, 0), Math.max(...values, 1)])
    .range(SHADES);
  const { step, format } = data.axis;
  const upTo = (value: number) => format(Math.ceil(value / step) * step);
  const bounds = SHADES.map((name) => shade.invertExtent(name));
  return (
    <ChartFrame
      data={data}
      picture={false}
      legend={
        <ul className="key" aria-hidden="true">
          {SHADES.map((name, index) => (
            <li key={name}>
              <span className={`tile-shade ${name}`} />
              {index === SHADES.length - 1
                ? `${upTo(bounds[index]?.[0] ?? 0)} or more`
                : `under ${upTo(bounds[index]?.[1] ?? 0)}`}
            </li>
          ))}
        </ul>
      }
    >
      <ul className="tiles">
        {data.categories.map((category, index) => {
          const tile = tiles.find(({ key }) => key === category.key);
          const mark = marks[index];
          if (!tile || !mark) return null;
          const drawn = mark.value === null ? "shade-none" : shade(mark.value);
          const words = (
            <>
              <span aria-hidden="true">{tile.short}</span>
              <span className="sr-only">{category.label}: </span>
              <b>{mark.text}</b>
            </>
          );
          return (
            <li
              key={category.key}
              className={`${ROW[tile.row]} ${COLUMN[tile.column]} ${category.own ? "own" : ""}`}
            >
              {tile.href ? (
                <Anchor to={tile.href} className={`tile ${drawn}`}>
                  {words}
                </Anchor>
              ) : (
                <span className={`tile ${drawn}`}>{words}</span>
              )}
            </li>
          );
        })}
      </ul>
    </ChartFrame>
  );
}
