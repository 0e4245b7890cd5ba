import { expect, it } from "vitest";
import { writtenCsv } from "./written-csv";

const cellOf = (text: string) => writtenCsv([[text]]).slice(1, -2);

it("gives a spreadsheet text and never a formula", () => {
  for (const bad of [
    "=1+1",
    "+44 1902",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1+1",
    "＋44",
    "－2",
    "＠SUM",
    "−2",
    "\u200b=1",
    "\u00a0=1",
    "\ufeff=1",
    "|calc",
    "%0A=1",
  ])
    expect(cellOf(bad)).toBe(`"'${bad}"`);
  expect(cellOf("Dana O’Neill, Linden House")).toBe('"Dana O’Neill, Linden House"');
});

it("writes a number of the program's own as one, also below nought", () => {
  expect(writtenCsv([[-12, 0.5, "-12"]]).slice(1)).toBe('-12,0.5,"\'-12"\r\n');
});

it("keeps quotes, commas and line breaks inside their cell", () => {
  expect(
    writtenCsv([
      ["a", 'b "c"'],
      ["d,e", "f\ng"],
    ]),
  ).toBe('\ufeff"a","b ""c"""\r\n"d,e","f\ng"\r\n');
});
