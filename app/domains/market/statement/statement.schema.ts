import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateOrEmpty } from "~/platform/forms/entry.schema";
import { choice, formsOf, hidden, optionalChoice, rowId, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { CHART_KINDS } from "./figure-charts.rules";
import { COMPARISONS, FIGURE_QUERIES, NO_PARAMETERS, YEARS_SHOWN } from "./figure-queries.rules";
import { parseOwnTable } from "./own-table.rules";
import { BLOCK_KINDS, STATEMENT_SECTIONS } from "./sections.options";

/** The forms of a market position statement. */

export const LONGEST_TEXT = 20_000;
const oneLine = "Enter it on one line";

export const detailsSchema = z.object({
  title: text({ label: "The title", max: 120, missing: "Enter a title", oneLine }),
  period: text({
    label: "The period",
    max: 60,
    missing: "Enter the period covered, like 2026 to 2029",
    oneLine,
  }),
});
export type StatementDetails = z.output<typeof detailsSchema>;

/** Which block is added where, in the address of its form. */
export const newBlockSchema = z.object({
  section: choice(keysOf(STATEMENT_SECTIONS), "Choose a section"),
  kind: choice(keysOf(BLOCK_KINDS), "Choose what to add"),
});

export const textBlockSchema = z.object({
  body: text({ label: "The text", max: LONGEST_TEXT }),
  step: optionalChoice(["save", "preview"], "Use one of the buttons of the page"),
});

export const figureBlockSchema = acrossFields(
  z.object({
    query: choice(keysOf(FIGURE_QUERIES), "Choose a figure"),
    compare: optionalChoice(keysOf(COMPARISONS), "Choose from the list"),
    years: optionalChoice(keysOf(YEARS_SHOWN), "Choose from the list"),
    picture: optionalChoice(keysOf(CHART_KINDS), "Choose from the list"),
    title: text({ label: "The title", max: 120, oneLine }),
    body: text({ label: "The text", max: 2_000 }),
    table: text({ label: "The table", max: 6_000 }),
    unit: text({ label: "What is counted", max: 60, oneLine }),
    source: text({ label: "The source", max: 200, oneLine }),
    day: dateOrEmpty("the day it was counted"),
    step: optionalChoice(["save", "preview"], "Use one of the buttons of the page"),
  }),
  ({ query, table, unit, title, source }, tell) => {
    if (query !== "own-table") return;
    const parsed = parseOwnTable(table ?? "", unit ?? "", title ?? "");
    if (!parsed.ok) tell("table", parsed.error);
    if (unit === "") tell("unit", "Enter what is counted, like places");
    if (source === "") tell("source", "Enter where the numbers come from");
  },
);
type FigureForm = z.output<typeof figureBlockSchema>;

/** What the form of a figure chose; what it left out is as if nothing had been chosen. */
export function chosenParameters({ compare, years, table, unit, source, day, picture }: FigureForm) {
  return {
    compare: compare || NO_PARAMETERS.compare,
    years: years || NO_PARAMETERS.years,
    table,
    unit,
    source,
    day,
    picture,
  };
}

export const commentSchema = z.object({
  intent: z.literal("comment"),
  section: choice(keysOf(STATEMENT_SECTIONS), "Choose a section"),
  body: text({ label: "The comment", max: 2_000, missing: "Enter a comment" }),
});
/** What is pressed on the page of a draft: a block moved, a comment written or resolved. */
export const draftFormsSchema = formsOf(
  z.object({
    intent: z.literal("move"),
    block: rowId(),
    direction: choice(["up", "down"], "Use one of the buttons of the page"),
  }),
  commentSchema,
  z.object({ intent: z.literal("resolve"), comment: rowId() }),
);

export const returnSchema = z.object({
  reason: text({ label: "The reason", max: 500, missing: "Enter what needs to change" }),
});
export const publishSchema = z.object({
  changes: text({
    label: "The summary",
    max: 2_000,
    missing: "Enter what has changed, in a sentence or two",
  }),
});
export const emptySchema = z.object({ sent: hidden(10).optional() });
