import { expect, it } from "vitest";
import { monthEnds, monthsBefore, shiftYears, yearsBetween } from "./calendar.rules";
import { threeCases, verdictOn, WOLVERHAMPTON_2020, WOLVERHAMPTON_COVID } from "./three-cases.rules";

it("gives the published figures, and says that every case was too high", () => {
  const cases = threeCases(WOLVERHAMPTON_2020, [WOLVERHAMPTON_COVID], 540);
  expect(cases.map(({ children, error, errorPercent }) => [children, error, errorPercent])).toEqual([
    [602, 62, 11.5],
    [575, 35, 6.5],
    [557, 17, 3.1],
    [629, 89, 16.5],
  ]);
  expect(verdictOn(cases, 540)).toBe("The actual number was 540: every case was too high.");
  const verdict = (actual: number) =>
    verdictOn(threeCases(WOLVERHAMPTON_2020, [WOLVERHAMPTON_COVID], actual), actual);
  expect(verdict(640)).toBe("The actual number was 640: every case was too low.");
  expect(verdict(600)).toBe("The actual number was 600: 2 cases were too high, 2 too low.");
});

it("claims nothing where nothing has come true yet", () => {
  const [worst] = threeCases(WOLVERHAMPTON_2020, [], null);
  expect(worst).toEqual({ name: "worst", children: 602, error: null, errorPercent: null });
  expect(verdictOn([], null)).toBeNull();
});

it("a whole number that arithmetic leaves a hair below itself is not rounded down", () => {
  const inputs = {
    current: 100,
    remaining: 0.7,
    tracked: 10,
    leaving: 0.1,
    cases: [{ name: "a", startersAMonth: 10 }],
  };
  expect(threeCases(inputs, [], null)[0]?.children).toBe(183);
});

it("shifts days by the calendar", () => {
  expect(shiftYears("2020-02-29", -1)).toBe("2019-02-28");
  expect(monthsBefore("2021-03-31", 6)).toBe("2020-09-30");
  expect(monthsBefore("2021-03-15", 12)).toBe("2020-03-15");
  expect(yearsBetween("2019-03-31", "2020-03-31")).toBe(1);
  expect(yearsBetween("2019-03-31", "2020-04-05")).toBeCloseTo(1 + 5 / 365, 12);
  expect(monthEnds("2021-03-31", "2021-06-10")).toEqual(["2021-04-30", "2021-05-31", "2021-06-10"]);
  expect(monthEnds("2021-03-15", "2021-04-30")).toEqual(["2021-03-31", "2021-04-30"]);
});
