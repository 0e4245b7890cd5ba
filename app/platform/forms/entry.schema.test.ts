import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { dateEntry, optionalDateEntry, optionalPoundsEntry, poundsEntry, timeEntry } from "./entry.schema";

const schema = z.object({
  start: dateEntry("the start date"),
  until: optionalDateEntry("the end date"),
  weekly: poundsEntry("the weekly cost", { least: 1 }),
  discount: optionalPoundsEntry("the discount"),
  at: timeEntry("the time"),
});

function submit(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return parseWithZod(form, { schema });
}

const GOOD = {
  "start.day": "3",
  "start.month": "2",
  "start.year": "2027",
  "until.day": "",
  "until.month": "",
  "until.year": "",
  weekly: "£5,240.00",
  discount: "",
  at: "5pm",
};

describe("what a form sends", () => {
  test("becomes a date, pence and a time", () => {
    const sent = submit(GOOD);
    expect(sent.status === "success" && sent.value).toEqual({
      start: "2027-02-03",
      until: undefined,
      weekly: 524000,
      discount: undefined,
      at: "17:00",
    });
  });

  test("an impossible day is reported at its box and what was typed is kept", () => {
    const reply = submit({ ...GOOD, "start.day": "31" }).reply();
    expect(reply.error).toEqual({ "start.day": ["31 February 2027 does not exist"] });
    expect(reply.initialValue?.start).toEqual({ day: "31", month: "2", year: "2027" });
  });

  test("an empty form asks for each answer and for nothing optional", () => {
    expect(submit({}).reply().error).toEqual({
      start: ["Enter the start date"],
      weekly: ["Enter the weekly cost in pounds"],
      at: ["Enter the time"],
    });
  });

  test("an optional answer that was begun must be whole", () => {
    expect(submit({ ...GOOD, "until.year": "2027", discount: "-1" }).reply().error).toEqual({
      "until.day": ["The end date must include a day and a month"],
      discount: ["The discount must not be less than £0.00"],
    });
  });

  test("no money where money is due is refused", () => {
    expect(submit({ ...GOOD, weekly: "0" }).reply().error).toEqual({
      weekly: ["The weekly cost must be more than £0.00"],
    });
  });
});
