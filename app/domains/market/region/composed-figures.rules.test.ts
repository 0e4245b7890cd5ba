import { expect, it } from "vitest";
import type { FigureCell, FigureResult } from "../figures.types";
import { NO_PARAMETERS } from "../statement/figure-queries.rules";
import type { ContentBlock } from "../statement/statement-content.rules";
import { type CouncilVersion, composedFigure, intentionsFigure } from "./composed-figures.rules";

const hidden: FigureCell = { value: null, mark: "hidden", from: [] };
const told = (value: number): FigureCell => ({ value, mark: null, from: [{ source: 0, line: null }] });
const figure = (rows: Record<string, FigureCell[]>, release = "These months"): FigureResult => ({
  title: "Referrals by need",
  unit: { label: "referrals", as: "number", places: 0 },
  rowHeading: "Need",
  columns: [
    { key: "with", label: "Referrals" },
    { key: "placed", label: "Placed" },
  ],
  rows: Object.entries(rows).map(([key, cells]) => ({
    key,
    label: key,
    cells,
    ...(key === "total" ? { kind: "total" as const } : {}),
  })),
  sources: [{ publisher: "Homeward", title: "Referrals", release, file: null, date: "2026-10-01" }],
  definition: "Counted once.",
});
const version = (council: string, ...blocks: ContentBlock[]): CouncilVersion => ({
  council,
  number: 2,
  publishedAt: new Date("2026-11-01T10:00:00Z"),
  content: {
    schema: 1,
    council: { code: council.toUpperCase(), name: council, slug: council },
    number: 2,
    title: "Homes",
    period: "2026",
    publishedAt: "2026-11-01T10:00:00.000Z",
    supersedes: null,
    changes: { summary: "", sections: [], figures: [], moved: 0 },
    sections: [{ key: "need", title: "What we need", blocks }],
  },
});
const shown = (
  result: FigureResult,
  query: "demand-needs" | "demand-ages" = "demand-needs",
): ContentBlock => ({
  kind: "table",
  key: "k",
  text: "",
  nodes: [],
  title: "",
  query,
  parameters: NO_PARAMETERS,
  result,
});

it("adds up what councils have published, and nothing that one of them hides", () => {
  const made = composedFigure("demand-needs", [
    version("Dudley", shown(figure({ trauma: [told(20), told(9)], total: [told(30), hidden] }))),
    version(
      "Walsall",
      shown(
        figure({ trauma: [hidden, told(0)], autism: [hidden, hidden], total: [told(12), told(7)] }, "Others"),
      ),
    ),
    version("Solihull", shown(figure({ trauma: [told(100), told(50)] }), "demand-ages")),
    version("Sandwell"),
  ]);
  expect(
    made?.rows.map(({ key, cells }) => [
      key,
      ...cells.map((cell) => [cell.value ?? cell.mark, cell.atLeast === true]),
    ]),
  ).toEqual([
    ["trauma", [20, true], [9, false]],
    ["autism", ["hidden", false], ["hidden", false]],
    ["total", [42, false], [7, true]],
  ]);
  expect(made?.rows.at(-1)?.kind).toBe("total");
  expect(made?.title).toBe("Referrals by need, 2 councils");
  expect(made?.sources.map(({ publisher, release }) => [publisher, release])).toEqual([
    ["Dudley", "version 2, These months"],
    ["Walsall", "version 2, Others"],
  ]);
  expect(made?.notes?.join(" ")).toContain("different months");
  expect(composedFigure("demand-waits", [version("Dudley", shown(figure({})))])).toBeNull();
});

it("says how much councils intend, whether they say homes or beds", () => {
  const intention = (homes: number | null, beds: number | null, by: string): ContentBlock => ({
    kind: "intention",
    key: by,
    text: "",
    nodes: [],
    title: "x",
    intention: { type: "childrens-home", area: "", needs: "", homes, beds, by },
  });
  const made = intentionsFigure([
    version("Dudley", intention(2, 6, "2027-05-01"), intention(null, 4, "2026-12-01")),
    version("Walsall", intention(1, null, "2027-01-01")),
    version("Solihull"),
  ]);
  expect(
    made?.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell.value ?? cell.mark)]),
  ).toEqual([
    ["Dudley", 2, 2, 10],
    ["Walsall", 1, 1, "missing"],
    ["All councils", 3, 3, 10],
  ]);
  expect(made?.notes).toEqual(["The first is needed by 1 December 2026."]);
  expect(intentionsFigure([version("Solihull")])).toBeNull();
});
