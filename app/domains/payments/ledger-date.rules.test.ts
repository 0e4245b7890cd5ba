import { expect, it } from "vitest";
import { type DateFormat, dateFormatOf, readDate } from "./ledger-date.rules";

it.each<[string, DateFormat, string]>([
  ["01/02/2026", "d/m/y", "2026-02-01"],
  ["1.2.2026", "d/m/y", "2026-02-01"],
  ["01/02/26", "d/m/y", "2026-02-01"],
  ["01/02/2026 00:00:00", "d/m/y", "2026-02-01"],
  ["2026-02-01", "y-m-d", "2026-02-01"],
  ["2026-02-01T00:00:00Z", "y-m-d", "2026-02-01"],
  ["1-Feb-26", "d-mon-y", "2026-02-01"],
  ["01 February 2026", "d-mon-y", "2026-02-01"],
  ["20260201", "yyyymmdd", "2026-02-01"],
  ["46054", "serial", "2026-02-01"],
  ["02/01/2026", "m/d/y", "2026-02-01"],
  ["29/02/2024", "d/m/y", "2024-02-29"],
])("reads %j by %s", (cell, format, day) => {
  expect(readDate(cell, format, 1900)).toEqual({ ok: true, value: day });
});

it.each([
  "31/02/2026",
  "13/13/2026",
  "29/02/2026",
  "01/02-2026",
  "2026-02-01",
  "1-Feb-26",
  "VARIOUS",
  "",
  "01/02/1026",
])("refuses %j in a column of days first", (cell) => {
  expect(readDate(cell, "d/m/y", 1900).ok).toBe(false);
});

it("takes one format for a column, that under which most cells are days", () => {
  expect(dateFormatOf(["01/02/2026", "02/02/2026", "2026-02-01"], 1900)).toMatchObject({
    format: "d/m/y",
    days: 2,
  });
  expect(dateFormatOf(["01/02/2026", "02/25/2026", "02/26/2026"], 1900)).toMatchObject({
    format: "m/d/y",
    days: 3,
  });
  expect(dateFormatOf(["P01", "P02"], 1900)).toBeUndefined();
});

it("takes days first where a column would allow both", () => {
  expect(dateFormatOf(["01/02/2026", "03/02/2026"], 1900)?.format).toBe("d/m/y");
});

it("counts day numbers by the calendar of the ledger", () => {
  expect(readDate("44592", "serial", 1904)).toEqual({ ok: true, value: "2026-02-01" });
  expect(dateFormatOf(["44592"], 1904)).toMatchObject({ format: "serial", days: 1 });
});
