import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { hideSmallCounts } from "~/domains/disclosure/queries/hide-small-counts.server";
import { accessiblePdf } from "~/platform/documents/accessible-pdf.server";
import { rendered } from "~/ui/testing/rendered";
import { agesTable, type DemandTable, declinesTable, demandFigure } from "../demand/demand-figures.rules";
import { demandWindow } from "../demand/demand-window.rules";
import type { FigureResult } from "../figures.types";
import { canonicalJson } from "../statement/canonical-json.rules";
import { NO_PARAMETERS } from "../statement/figure-queries.rules";
import type { FigureBlock, StatementContent } from "../statement/statement-content.rules";
import { statementText } from "../statement/statement-document.rules";
import { atomFeed, figuresCsv } from "../statement/statement-files.rules";
import { PublicStatementPage } from "./public-statement-page";

/** Numbers that stand nowhere else: whoever finds one has found a hidden count. */
const CANARIES = [7_919, 7_907, 7_901, 7_879];
const SHOWN = 7_883;
const SHA = "0".repeat(64);
const window = demandWindow("2026-11-30");

async function figureOf(demand: DemandTable): Promise<FigureResult> {
  const figure = demandFigure(demand, await hideSmallCounts(demand.counts), window);
  if (!figure) throw new Error("There are referrals.");
  return figure;
}

/** Tables of which small counts are hidden and the large ones above with them, as table, chart and one number. */
async function content(): Promise<StatementContent> {
  const [a = 0, b = 0, c = 0, d = 0] = CANARIES;
  const ages = await figureOf(
    agesTable([
      { row: "0-4", column: "placed", count: 3 },
      { row: "0-4", column: "open", count: a },
      { row: "10-15", column: "placed", count: b },
      { row: "10-15", column: "open", count: c },
      { row: "16-17", column: "withdrawn", count: SHOWN },
    ]),
  );
  const declines = await figureOf(
    declinesTable([
      { row: "fee", column: "count", count: 2 },
      { row: "match", column: "count", count: d },
      { row: "no-vacancy", column: "count", count: 8_111 },
    ]),
  );
  const block = (kind: FigureBlock["kind"], result: FigureResult): FigureBlock => ({
    kind,
    key: `${kind} ${result.title}`,
    text: "",
    nodes: [],
    title: "",
    query: result === ages ? "demand-ages" : "demand-declines",
    parameters: NO_PARAMETERS,
    result,
  });
  const blocks = [ages, declines].flatMap((result) =>
    (["table", "chart", "figure"] as const).map((kind) => block(kind, result)),
  );
  return {
    schema: 1,
    council: { code: "E08000031", name: "Wolverhampton", slug: "wolverhampton" },
    number: 1,
    title: "Homes",
    period: "2026",
    publishedAt: "2026-11-30T00:00:00.000Z",
    supersedes: null,
    changes: { summary: "First", sections: [], figures: [], moved: 0 },
    sections: [{ key: "need", title: "What we need", blocks }],
  };
}

const written = (number: number) => [String(number), number.toLocaleString("en-GB")];

it("what is hidden is in no page, picture, file, feed or PDF of a published statement (M3)", async () => {
  const made = await content();
  const versions = [{ number: 1, title: "Homes", period: "2026", publishedAt: new Date(made.publishedAt) }];
  const view = { content: made, sha256: SHA, pdfMadeAt: null, newest: 1, progress: [], versions };
  const pdf = accessiblePdf(statementText(made, SHA), new Date(made.publishedAt));
  const told: Record<string, string> = {
    page: rendered(<PublicStatementPage view={view} />),
    json: canonicalJson(made),
    csv: figuresCsv(made),
    pdf: JSON.stringify(statementText(made, SHA)),
    "text of the PDF": spawnSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8" }).stdout ?? "",
    feed: atomFeed({ id: "x", title: made.title, address: "a", self: "b", entries: [] }),
  };
  for (const [where, text] of Object.entries(told))
    for (const canary of CANARIES)
      for (const words of written(canary)) expect(text, `${canary} in the ${where}`).not.toContain(words);
  // What is not hidden is there, so that the others would have been found.
  for (const where of ["page", "json", "csv", "pdf"] as const)
    expect(
      written(SHOWN).some((words) => told[where]?.includes(words)),
      where,
    ).toBe(true);
  expect(told.page).toContain("<svg");
});
