import { parseWithZod } from "@conform-to/zod/v4";
import { expect, it } from "vitest";
import { fittingLines } from "./payment-document.rules";
import {
  acceptDocumentsSchema,
  documentFormSchema,
  lineAmount,
  storedDocument,
} from "./payment-document.schema";

const now = new Date("2026-12-03T12:00:00Z");
const line = {
  "lines[0].include": "on",
  "lines[0].placement": "PL-7K3M9Q",
  "lines[0].fee": "0b0e7c3a-9a3b-4c0e-8f2f-0d6f4c7b1a11",
  "lines[0].from": "2026-11-01",
  "lines[0].to": "2026-11-30",
  "lines[0].weeklyPence": "4,200.00",
};
const form = { number: "INV-1041", issuedOn: "2026-12-01", ...line };

const COMES_TO_NOTHING = { "lines[0].to": "2026-11-01", "lines[0].weeklyPence": "0.01" };

function read(sent: Record<string, string>, kind?: "credit-note") {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...form, ...sent })) data.append(name, value);
  return parseWithZod(data, { schema: documentFormSchema(now, kind) });
}

it("a draft takes the lines to bill first, in their order, and says how many it has no room for", () => {
  const lines = [true, false, true, true].map((include, id) => ({ id, include }));
  const fitting = (room: number) => {
    const { lines: kept, leftOut } = fittingLines(lines, room);
    return [kept.map(({ id }) => id), leftOut];
  };
  expect(fitting(4)).toEqual([[0, 1, 2, 3], 0]);
  expect(fitting(3)).toEqual([[0, 2, 3], 0]);
  expect(fitting(2)).toEqual([[0, 2], 1]);
});

it("works out an amount from nights and weekly fee, and keeps what was read", () => {
  const submission = read({});
  if (submission.status !== "success") throw new Error(JSON.stringify(submission.error));
  const [first] = submission.value.lines;
  expect(first && lineAmount(first)).toBe(1_800_000);
  expect(first && lineAmount({ ...first, takesOff: true })).toBe(-1_800_000);
  expect(storedDocument(JSON.parse(JSON.stringify(submission.value)))).toEqual(submission.value);
});

it.each<[string, Record<string, string>, string, RegExp]>([
  ["a name in the number", { number: "Liam Carter 12" }, "number", /figures/],
  ["a birthday in the number", { number: "Liam 12/03/2011" }, "number", /figures/],
  ["no number", { number: "" }, "number", /Enter the number|figures/],
  ["a date to come", { issuedOn: "2026-12-04" }, "issuedOn", /today or earlier/],
  ["nothing included", { "lines[0].include": "" }, "lines", /at least one line/],
  ["nights the wrong way round", { "lines[0].to": "2026-10-01" }, "lines[0].to", /on or after/],
  ["neither amount nor fee", { "lines[0].weeklyPence": "" }, "lines[0].pence", /amount, or the weekly fee/],
  ["a weekly fee that comes to nothing", COMES_TO_NOTHING, "lines[0].weeklyPence", /come to £0\.00/],
  ["a fee that is no row", { "lines[0].fee": "drop table" }, "lines[0].fee", /./],
  [
    "a sum that is not its nights",
    { "lines[0].pence": "18,600.00" },
    "lines[0].pence",
    /or clear the weekly fee/,
  ],
  [
    "something added without words",
    { "lines[1].placement": "PL-7K3M9Q", "lines[1].pence": "5" },
    "lines[1].words",
    /what it is for/,
  ],
])("refuses %s", (_, sent, field, message) => {
  const submission = read(sent);
  expect(submission.status === "success" ? {} : submission.error).toHaveProperty([field]);
  expect(String((submission.status === "success" ? {} : submission.error)?.[field])).toMatch(message);
});

it("says what is missing of a credit note in its own words", () => {
  const submission = read({ number: "", issuedOn: "2026-12-04" }, "credit-note");
  expect(submission.status === "success" ? {} : submission.error).toMatchObject({
    number: ["Enter the number of your credit note"],
    issuedOn: ["The date of the credit note must be today or earlier"],
  });
});

it("several are accepted only as the page names them", () => {
  const one = "0b0e7c3a-9a3b-4c0e-8f2f-0d6f4c7b1a11 1";
  const reads = (documents: string[]) => acceptDocumentsSchema.safeParse({ documents }).success;
  expect([reads([one]), reads([]), reads([one, "all"]), reads(["0b0e7c3a 1"])]).toEqual([
    ...[true, false],
    ...[false, false],
  ]);
});
