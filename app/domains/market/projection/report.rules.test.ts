import { expect, it } from "vitest";
import type { JoinedEpisode } from "../flows/join-returns.rules";
import { projectionReport } from "./report.rules";

const episode = (child: number, began: string, ended: string | null): JoinedEpisode => ({
  child: String(child),
  council: "",
  born: "2012-06-15",
  asylum: false,
  began,
  ended,
  place: "U4",
  reason: "S",
});

/** Children who came in each spring and left in the next, and one who left on the last day that the files tell of. */
const until = (latest: string) => [
  ...[2018, 2019, 2020, 2021, 2022].flatMap((year, at) => [
    episode(at * 2, `${year}-05-01`, `${year + 1}-05-20`),
    episode(at * 2 + 1, `${year}-08-01`, null),
  ]),
  episode(20, "2022-01-10", latest),
];

const QUESTION = { reference: { from: "2022-04-01", to: "2023-03-31" }, until: "2024-03-31" };

function reportOf(latest: string) {
  const report = projectionReport(until(latest), QUESTION, () => 0);
  if (!report.ok) throw new Error(report.error);
  return report.value;
}

it("gives no actual number for a day that the files do not reach, though their year does", () => {
  const { target, stock, covered, backTests, warnings } = reportOf("2023-06-30");
  expect(covered).toMatchObject({ last: "2024-03-31", latestDate: "2023-06-30" });
  expect(target.actual).toBeNull();
  expect(Object.keys(stock)).not.toContain("2024-03-31");
  expect(Object.keys(stock)).toContain("2023-03-31");
  expect(backTests.map((test) => test.target)).toEqual(["2023-03-31", "2022-03-31", "2021-03-31"]);
  expect(warnings.map(({ code }) => code)).not.toContain("files-end-early");
});

it("gives it where the files tell of the month before that day", () => {
  const { target, stock, backTests } = reportOf("2024-03-01");
  expect(target.actual).toBe(stock["2024-03-31"]);
  expect(target.actual).not.toBeNull();
  expect(backTests[0]?.target).toBe("2024-03-31");
});
