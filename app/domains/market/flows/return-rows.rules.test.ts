import { describe, expect, it } from "vitest";
import { findColumns } from "~/platform/csv/columns";
import { EPISODE_COLUMNS, HEADER_COLUMNS } from "./return-columns.rules";
import { readEpisode, readReturnDate } from "./return-rows.rules";

it.each([
  ["2017-04-09", "2017-04-09"],
  ["09/04/2017", "2017-04-09"],
  ["9/4/2017", "2017-04-09"],
  ["2017-04-09 00:00:00", "2017-04-09"],
  ["2017-04-09T00:00:00.000Z", "2017-04-09"],
  ["09-04-2017 00:00", "2017-04-09"],
  [" 29/02/2020 ", "2020-02-29"],
])("reads %s as %s", (text, date) => expect(readReturnDate(text)).toBe(date));

it.each(["", "29/02/2019", "04/13/2017", "09/04/17", "17-04-09", "42834", "2017", "yesterday"])(
  "takes %j for no date: neither a century nor a month is guessed",
  (text) => expect(readReturnDate(text)).toBeNull(),
);

describe("a row of the episodes", () => {
  const row = (cells: Record<string, string>) => {
    const whole: Record<string, string> = {
      child: "7",
      began: "2020-01-01",
      place: "u4",
      reason: "s",
      ...cells,
    };
    return readEpisode((column) => whole[column] ?? "");
  };

  it("folds codes, and takes what programs write for nothing as an open end", () => {
    const open = { child: "7", began: "2020-01-01", ended: null, place: "U4", reason: "S", council: "" };
    expect(row({ ended: "" })).toEqual({ ok: true, row: open });
    expect(row({ ended: "NaT", child: "7.0" })).toEqual({ ok: true, row: open });
  });

  it.each([
    [{ child: " " }, "No number of a child."],
    [{ began: "1/1/20" }, "DECOM is no date."],
    [{ ended: "soon" }, "DEC is no date."],
    [{ ended: "2019-12-31" }, "The episode ends before it begins."],
  ])("says why %j is none", (cells, reason) => expect(row(cells)).toEqual({ ok: false, reason }));
});

it("finds the columns of the return with and without LA and YEAR, in any order", () => {
  const plain =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";
  expect(findColumns(plain.split(","), EPISODE_COLUMNS)).toEqual({
    child: 0,
    began: 1,
    reason: 2,
    place: 5,
    ended: 7,
  });
  expect(findColumns(["LA", "DEC", "YEAR", "PLACE", "RNE", "DECOM", "CHILD"], EPISODE_COLUMNS)).toEqual({
    council: 0,
    ended: 1,
    place: 3,
    reason: 4,
    began: 5,
    child: 6,
  });
  expect(findColumns("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,YEAR".split(","), HEADER_COLUMNS)).toEqual({
    child: 0,
    born: 2,
    year: 7,
  });
});
