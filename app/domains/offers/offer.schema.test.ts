import { describe, expect, it } from "vitest";
import { exampleLine } from "./example-line";
import { notSelectedSchema, offerSchema } from "./offer.schema";

const now = new Date("2026-11-25T14:00:00Z");
const schema = offerSchema(now);
const core = {
  kind: "core",
  amount: "£4,850.00",
  hours: "",
  description: "",
  from: { day: "", month: "", year: "" },
  to: "",
};
const spare = {
  kind: "education",
  amount: "",
  hours: "",
  description: "",
  from: { day: "", month: "", year: "" },
  to: "",
};
/** An extra that is asked for nothing more, but its hours and its price. */
const staffing = {
  kind: "extra-staffing",
  charge: "extra",
  outcome: "He sleeps through the night.",
  evidence: "Rotas each month",
  reviewOn: "2027-02-01",
};
const form = {
  startOn: { day: "1", month: "12", year: "2026" },
  heldUntilOn: { day: "27", month: "11", year: "2026" },
  heldUntilAt: "12:00",
  needsMet: "The same two adults at bedtime.",
  effectOnChildren: "One boy of 15 lives here and has met many newcomers.",
  childrenLiving: "1",
  lines: [core, spare],
};

const errors = (changed: Record<string, unknown>) => {
  const result = schema.safeParse({ ...form, ...changed });
  return Object.fromEntries(
    (result.error?.issues ?? []).reverse().map((issue) => [issue.path.join("."), issue.message]),
  );
};
const withLine = (changed: Record<string, unknown>) => errors({ lines: [spare, { ...core, ...changed }] });

describe("an offer", () => {
  it("is read into whole pence, days and a moment, without its spare rows", () => {
    const offer = schema.parse(form);
    expect(offer.lines).toEqual([exampleLine({ unitPence: 485_000 })]);
    expect(offer.startOn).toBe("2026-12-01");
    expect(offer.heldUntil.toISOString()).toBe("2026-11-27T12:00:00.000Z");
    expect(offer.childrenLiving).toBe(1);
    expect(schema.parse({ ...form, childrenLiving: "" }).childrenLiving).toBeNull();
  });

  it.each([
    ["£1,234.50", 123_450],
    ["1234.5", 123_450],
    ["0.01", 1],
    ["50000", 5_000_000],
  ])("takes an amount of %j", (amount, pence) => {
    expect(schema.parse({ ...form, lines: [{ ...core, amount }] }).lines[0]?.unitPence).toBe(pence);
  });

  it.each([
    ["0", /more than £0/],
    ["£0.00", /more than £0/],
    ["-50", /not be less/],
    ["1.234", /2 numbers after the point/],
    ["50000.01", /not be more than £50,000 a week/],
    ["99999999999999999999", /not be more/],
    ["1e5", /an amount in pounds/],
    ["Infinity", /an amount in pounds/],
    ["12,34.00", /an amount in pounds/],
  ])("refuses an amount of %j, at the row where it stands", (amount, words) => {
    expect(withLine({ amount })["lines.1.amount"]).toMatch(words);
  });

  it.each([
    [{ ...staffing, amount: "18.35" }, "lines.1.hours", /Enter the hours/],
    [{ ...staffing, amount: "18.35", hours: "0" }, "lines.1.hours", /more than 0/],
    [{ ...staffing, amount: "18.35", hours: "700" }, "lines.1.hours", /not be more than 672/],
    [{ ...staffing, amount: "18.35", hours: "-3" }, "lines.1.hours", /like 12/],
    [{ hours: "4" }, "lines.1.hours", /has no hours/],
    [{ ...staffing, staff: "11", hours: "4" }, "lines.1.staff", /from 1 to 10/],
    [{ staff: "2" }, "lines.1.staff", /has no number of staff/],
    [{ basis: "once" }, "lines.1.basis", /is charged by the week or by the night/],
    [{ basis: "fortnight" }, "lines.1.basis", /from the list/],
    [{ basis: "night", amount: "10000.01" }, "lines.1.amount", /not be more than £10,000 a night/],
    [{ kind: "education" }, "lines.1.basis", /by the week, the term or the year/],
    [{ kind: "education", basis: "week" }, "lines.1.times", /how many weeks the school bills/],
    [{ kind: "education", basis: "term" }, "lines.1.times", /how many terms the school bills/],
    [{ kind: "education", basis: "term", times: "54" }, "lines.1.times", /from 1 to 53/],
    [{ kind: "education", basis: "year", times: "1" }, "lines.1.times", /leave it empty/],
    [{ kind: "transport", basis: "mile", amount: "0.45" }, "lines.1.miles", /how many miles/],
    [{ kind: "transport", miles: "40" }, "lines.1.miles", /has no miles/],
    [{ kind: "therapy" }, "lines.1.charge", /in the core fee or charged on top/],
    [{ charge: "extra" }, "lines.1.charge", /no extras/],
    [{ kind: "therapy", charge: "core" }, "lines.1.amount", /leave the price empty/],
    [{ kind: "therapy", charge: "extra" }, "lines.1.outcome", /meant to achieve/],
    [{ kind: "therapy", charge: "extra" }, "lines.1.evidence", /show that it was delivered/],
    [{ kind: "therapy", charge: "extra" }, "lines.1.reviewOn", /on which it is reviewed/],
    [
      { ...staffing, amount: "20", hours: "4", reviewOn: "2026-11-30" },
      "lines.1.reviewOn",
      /not be before the start/,
    ],
    [{ ...staffing, outcome: "x".repeat(501) }, "lines.1.outcome", /501/],
    [{ kind: "bribe" }, "lines.1.kind", /Choose/],
    [{ from: "2027-03-01", to: "2027-02-01" }, "lines.1.to", /before From/],
    [{ to: "2026-11-26" }, "lines.1.to", /ends before the start/],
    [{ from: "2028-01-01" }, "lines.1.from", /after the first year/],
    [
      { from: { day: "31", month: "2", year: "2027" } },
      "lines.1.from.day",
      /31 February 2027 does not exist/,
    ],
    [{ ...staffing, amount: "20", hours: "4" }, "lines", /core weekly fee/],
    [{ description: "x".repeat(201) }, "lines.1.description", /201/],
  ])("refuses a line with %o", (changed, field, words) => {
    expect(withLine(changed)[field]).toMatch(words);
  });

  it.each([
    ["startOn", { day: "24", month: "11", year: "2026" }, /gone by/],
    ["startOn", { day: "26", month: "11", year: "2027" }, /more than a year/],
    ["startOn", { day: "", month: "", year: "" }, /Enter the start date/],
    ["heldUntilOn", { day: "25", month: "11", year: "2026" }, /gone by/],
    ["heldUntilAt", "25:00", /in hours and minutes/],
    ["needsMet", " ", /Say how/],
    ["effectOnChildren", "x".repeat(4_001), /4,001/],
    ["childrenLiving", "-1", /whole number/],
    ["childIds", "1 or 1=1", /Choose the children/],
    ["lines", undefined, /at least one line/],
    ["lines", [spare], /at least one line/],
    ["lines", "x", /at least one line/],
    ["lines", Array.from({ length: 31 }, () => core), /at most 30/],
    ["lines", [core, { ...core, kind: "discount" }], /discounts take off/],
  ])("refuses %s %o", (field, value, words) => {
    const all = errors({ [field]: value });
    expect(Object.entries(all).find(([path]) => path.startsWith(field))?.[1]).toMatch(words);
  });

  it("takes a week that is free for a while, and refuses one that costs less than nothing", () => {
    const free = { ...core, kind: "discount", to: "2026-12-14" };
    expect(errors({ lines: [core, free] })).toEqual({});
    const extra = { ...core, ...staffing, hours: "10", amount: "20", to: "2026-12-07" };
    const dear = { ...core, kind: "discount", amount: "4950", to: "2026-12-14" };
    expect(errors({ lines: [core, extra, dear] }).lines).toMatch(
      /more than the lines cost from 8 December 2026/,
    );
  });

  it("reads every way in which a line is charged", () => {
    const asked = (changed: Record<string, unknown>) =>
      schema.parse({ ...form, lines: [core, { ...core, ...staffing, ...changed }] }).lines[1];
    expect(asked({ amount: "21.35", hours: "40", staff: "2" })).toMatchObject({
      basis: "hour",
      hoursHundredths: 4_000,
      staff: 2,
      charge: "extra",
      outcome: "He sleeps through the night.",
      reviewOn: "2027-02-01",
    });
    expect(asked({ kind: "education", basis: "term", times: "3" })).toMatchObject({ timesAYear: 3 });
    expect(asked({ kind: "education", basis: "week", times: "38" })).toMatchObject({ timesAYear: 38 });
    expect(asked({ kind: "education", basis: "year" })).toMatchObject({ basis: "year", timesAYear: null });
    expect(asked({ kind: "transport", basis: "mile", amount: "0.45", miles: "120" })).toMatchObject({
      unitPence: 45,
      milesAWeek: 120,
    });
    const included = { charge: "core", amount: "", outcome: "", evidence: "", reviewOn: "" };
    expect(asked({ ...included, kind: "therapy" })).toMatchObject({ charge: "core", unitPence: 0 });
  });

  it("refuses a year that no database holds", () => {
    const lines = Array.from({ length: 20 }, () => ({ ...core, amount: "50000" }));
    expect(errors({ lines }).lines).toMatch(/check the lines/);
  });

  it("shows several mistakes together", () => {
    expect(
      Object.keys(errors({ needsMet: "", startOn: "", lines: [{ ...core, amount: "0" }] })).sort(),
    ).toEqual(["lines.0.amount", "needsMet", "startOn"]);
  });
});

it("asks why an offer is not selected", () => {
  expect(notSelectedSchema.safeParse({ reason: "cost" }).success).toBe(true);
  expect(notSelectedSchema.safeParse({ reason: "" }).success).toBe(false);
  expect(notSelectedSchema.safeParse({ reason: "other" }).error?.issues[0]?.path).toEqual(["note"]);
});
