import { XMLParser } from "fast-xml-parser";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { rendered } from "../testing/rendered";
import { BarChart } from "./bar-chart";
import type { ChartData, ChartMark } from "./chart-data";
import { DotPlot } from "./dot-plot";
import { LineChart } from "./line-chart";
import { apart, axisFromZero } from "./scales";
import { SlopeChart } from "./slope-chart";
import { SmallMultiples } from "./small-multiples";
import { StackedBarChart } from "./stacked-bar-chart";
import { TileMap } from "./tile-map";

/** An element of what the server has written. */
interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

function parsed(drawn: ReactElement): Element {
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: "" });
  const nodes = parser.parse(rendered(drawn)) as Record<string, unknown>[];
  return { name: "all", attributes: {}, children: nodes.flatMap(elementOf), text: "" };
}

function elementOf(node: Record<string, unknown>): Element[] {
  const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
  if (!name) return [];
  const inside = node[name] as Record<string, unknown>[];
  const children = inside.flatMap(elementOf);
  const own = inside.map((one) => ("#text" in one ? String(one["#text"]) : "")).join("");
  return [
    {
      name,
      attributes: (node[":@"] ?? {}) as Record<string, string>,
      children,
      text: own + children.map(({ text }) => text).join(""),
    },
  ];
}

const all = (from: Element, is: (one: Element) => boolean): Element[] =>
  from.children.flatMap((child) => [...(is(child) ? [child] : []), ...all(child, is)]);
const named = (from: Element, name: string) => all(from, (one) => one.name === name);
const classed = (from: Element, name: string) =>
  all(from, (one) => (one.attributes.class ?? "").split(" ").includes(name));
const number = (text: string | undefined) => Number((text ?? "").replace(",", "").replace("%", ""));

/** The table of a chart, as a reader opens it: rows of texts without their heading. */
function tableOf(page: Element): string[][] {
  const body = named(page, "tbody")[0];
  if (!body) throw new Error("The chart has no table.");
  return named(body, "tr").map((row) => named(row, "td").map(({ text }) => text));
}

const mark = (value: number | null, low?: number, high?: number): ChartMark => ({
  value,
  text: value === null ? "hidden" : String(value),
  ...(low === undefined || high === undefined ? {} : { low, high }),
});

const YEARS = [2020, 2021, 2023].map((year) => ({ key: String(year), label: String(year), at: year }));

const data = (series: ChartMark[][], categories: ChartData["categories"] = YEARS): ChartData => ({
  title: "Numbers fall",
  says: "What there is to see.",
  caption: "Invented, 2026",
  rowHeading: "Year",
  categories,
  format: String,
  axis: { step: 1, format: String },
  series: series.map((marks, index) => ({ key: `s${index}`, label: `Series ${index}`, marks })),
});

/** From the numbers beside an axis and where they stand, which number a place means. */
function valueAt(ticks: Element[], place: (tick: Element) => number) {
  const [first, second] = [ticks[0] as Element, ticks.at(-1) as Element];
  const slope = (number(second.text) - number(first.text)) / (place(second) - place(first));
  return (at: number) => number(first.text) + (at - place(first)) * slope;
}

describe("charts", () => {
  it("draw a bar as long as its number, from 0, and none for what is hidden", () => {
    const page = parsed(<BarChart data={data([[mark(50), mark(null), mark(-25)]])} />);
    const bars = named(page, "rect").map(({ attributes }) => [
      number(attributes.x),
      number(attributes.width),
    ]);
    const numbers = tableOf(page).map((row) => row[0]);
    expect(numbers).toEqual(["50", "hidden", "-25"]);
    expect(bars).toHaveLength(2);
    const [up, down] = bars as [number[], number[]];
    expect((up[1] ?? 0) / (down[1] ?? 1)).toBeCloseTo(50 / 25);
    expect(up[0]).toBeCloseTo((down[0] ?? 0) + (down[1] ?? 0));
  });

  it("stack parts to their whole, which is at least so much when a part is hidden", () => {
    const chart = data([
      [mark(10), mark(30), mark(20)],
      [mark(30), mark(null), mark(20)],
    ]);
    const page = parsed(<StackedBarChart data={chart} />);
    const bars = classed(page, "draw").map((row) =>
      named(row, "rect").map(({ attributes }) => number(attributes.x) + number(attributes.width)),
    );
    expect(bars).toEqual([[250, 1000], [750], [500, 1000]]);
    expect(classed(page, "num").map(({ text }) => text)).toEqual(["40", "at least 30", "40"]);
    expect(tableOf(page)[1]).toEqual(["30", "hidden"]);
    const partly = data(
      [[mark(10)], [{ ...mark(30), text: "At least 30", atLeast: true }]],
      YEARS.slice(0, 1),
    );
    const known = classed(parsed(<StackedBarChart data={partly} />), "num");
    expect(known.map(({ text }) => text)).toEqual(["at least 40"]);
  });

  it("put every dot and its bounds where the axis says", () => {
    const page = parsed(<DotPlot data={data([[mark(120, 80, 170), mark(null), mark(40)]])} />);
    const value = valueAt(named(classed(page, "axis")[0] as Element, "text"), (tick) =>
      number(tick.attributes.x),
    );
    const dots = classed(page, "mark").map(({ attributes }) => Math.round(value(number(attributes.x))));
    expect(dots).toEqual([120, 40]);
    const bounds = classed(page, "bounds").map(({ attributes }) =>
      [attributes.x1, attributes.x2].map((x) => Math.round(value(number(x)))),
    );
    expect(bounds).toEqual([[80, 170]]);
    expect(tableOf(page)[0]).toEqual(["120 (80 to 170)"]);
  });

  it("put every point of a line at its number and moment, and leave a gap for what is not known", () => {
    const page = parsed(
      <LineChart
        data={data([
          [mark(500), mark(null), mark(480, 430, 530)],
          [mark(7), mark(8), mark(9)],
        ])}
      />,
    );
    const ticks = named(classed(page, "ticks")[0] as Element, "text");
    const value = valueAt(ticks, (tick) => number(tick.attributes.y) - 4);
    const points = classed(page, "mark").map(({ attributes }) => [
      number(attributes.x),
      Math.round(value(number(attributes.y))),
    ]);
    expect(points).toEqual([
      [0, 500],
      [100, 480],
      [0, 7],
      [33.33, 8],
      [100, 9],
    ]);
    const [first, second] = classed(page, "line").filter(({ name }) => name === "path");
    expect(first?.attributes.d?.match(/M/g)).toHaveLength(2);
    expect([first, second].map((line) => line?.attributes["stroke-dasharray"])).toEqual([undefined, "8 5"]);
    const band = classed(page, "band")[0]?.attributes.d ?? "";
    const places = band
      .split(/[MLZ]/)
      .filter(Boolean)
      .map((place) => place.split(",").map(Number));
    const drawn = places.filter(([x]) => x === 100).map(([, y]) => Math.round(value(y ?? 0)));
    expect(drawn).toEqual(expect.arrayContaining([430, 530]));
  });

  it("slope from what was to what is, in the order of the numbers", () => {
    const chart = data([
      [mark(10), mark(0), mark(40)],
      [mark(30), mark(0), mark(20)],
      [mark(15), mark(0), mark(null)],
    ]);
    const page = parsed(<SlopeChart data={chart} own="s0" />);
    const lines = named(classed(page, "lines")[0] as Element, "line").map(({ attributes }) => [
      number(attributes.y1),
      number(attributes.y2),
    ]) as [number[], number[]];
    expect(lines).toHaveLength(2);
    const [[from, to], [otherFrom, otherTo]] = lines as [[number, number], [number, number]];
    const pixels = (to - from) / (40 - 10);
    expect((otherTo - otherFrom) / (20 - 30)).toBeCloseTo(pixels, 1);
    expect(otherFrom - from).toBeCloseTo(20 * pixels, 0);
  });

  it("draw all small pictures on one scale", () => {
    const page = parsed(
      <SmallMultiples
        data={data([
          [mark(5), mark(6), mark(7)],
          [mark(5), mark(100), mark(7)],
        ])}
      />,
    );
    const [first, second] = named(classed(page, "multiples")[0] as Element, "li").map((picture) =>
      classed(picture, "mark").map(({ attributes }) => attributes.y),
    );
    expect(first?.[0]).toBe(second?.[0]);
    expect(first?.[1]).not.toBe(second?.[1]);
  });

  it("carry the same numbers on tiles as in the table, and shade what is hidden as none", () => {
    const categories = ["a", "b", "c"].map((key) => ({ key, label: `Council ${key}` }));
    const tiles = categories.map(({ key }, index) => ({
      key,
      row: 1 as const,
      column: (index + 1) as 1 | 2 | 3,
      short: key,
      href: `/statements/${key}`,
    }));
    const page = parsed(
      <TileMap data={data([[mark(10), mark(null), mark(1_000)]], categories)} tiles={tiles} />,
    );
    const drawn = classed(page, "tile");
    expect(drawn.map((tile) => named(tile, "b")[0]?.text)).toEqual(tableOf(page).map((row) => row[0]));
    expect(drawn.map(({ attributes }) => attributes.class)).toEqual([
      "tile shade-1",
      "tile shade-none",
      "tile shade-4",
    ]);
    expect(drawn.map(({ attributes }) => attributes.href)).toEqual(tiles.map(({ href }) => href));
  });

  it.each([
    ["bars", <BarChart key="1" data={data([[mark(1), mark(2), mark(3)]])} />],
    ["lines", <LineChart key="2" data={data([[mark(1), mark(2), mark(3)]])} />],
    ["nothing known", <LineChart key="3" data={data([[mark(null), mark(null), mark(null)]])} />],
    ["nothing at all", <DotPlot key="4" data={data([], [])} />],
  ])("are one picture with a title and a description: %s", (_, drawn) => {
    const page = parsed(drawn);
    const picture = all(page, ({ attributes }) => attributes.role === "img")[0];
    const said = (which: string) =>
      all(page, ({ attributes }) => attributes.id === picture?.attributes[which])[0]?.text;
    expect([said("aria-labelledby"), said("aria-describedby")]).toEqual([
      "Numbers fall",
      "What there is to see.",
    ]);
    expect(JSON.stringify(page)).not.toContain("NaN");
    expect(named(page, "summary")[0]?.text).toBe("As a table");
  });

  it.each([
    ["of what is counted no halves", 1, [0, 1, 2], 2],
    ["of what has one place tenths", 0.1, [0, 0.2, 0.4, 0.6], 0.6],
    ["of pence whole pounds", 100, [0, 100], 100],
  ])("write beside an axis %s", (_, step, ticks, most) => {
    expect(axisFromZero([most], [0, 100], { step, format: String }, 4).ticks).toEqual(ticks);
  });

  it("keep labels apart and within the picture", () => {
    expect(apart([10, 12, 100], 20, 100)).toEqual([10, 30, 100]);
    expect(apart([95, 96, 97], 20, 100)).toEqual([60, 80, 100]);
  });
});
