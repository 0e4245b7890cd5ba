import { expect, test } from "vitest";
import { parseTime } from "./times";

test.each([
  ["17:30", "17:30"],
  ["17.30", "17:30"],
  ["1730", "17:30"],
  ["9:05", "09:05"],
  ["１７：３０", "17:30"],
  ["5pm", "17:00"],
  ["5:30 PM", "17:30"],
  ["12am", "00:00"],
  ["12 p.m.", "12:00"],
  ["noon", "12:00"],
  ["midnight", "00:00"],
  ["00:00", "00:00"],
])("%s is %s", (typed, value) => {
  expect(parseTime(typed)).toEqual({ ok: true, value });
});

test.each(["5", "24:00", "17:60", "13pm", "0am", "1:2", "17:30:00", "🕔", "-1:00", "930pm"])(
  "%s is refused",
  (typed) => {
    expect(parseTime(typed)).toEqual({
      ok: false,
      error: "Enter the time in hours and minutes, for example 17:30 or 5:30pm",
    });
  },
);

test("nothing asks for the time", () => {
  expect(parseTime("  ", "the time of arrival")).toEqual({ ok: false, error: "Enter the time of arrival" });
});
