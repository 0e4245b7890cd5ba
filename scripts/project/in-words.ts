import type { Estimate } from "../../app/domains/market/projection/estimate.rules";
import type { ProjectionReport } from "../../app/domains/market/projection/report.rules";
import type { CaseResult } from "../../app/domains/market/projection/three-cases.rules";

/** A projection for a person at a terminal. */
export function reportInWords(report: ProjectionReport): string {
  const { target, naive, reference, score } = report;
  const lines = [
    `Children in care on ${target.date}, by the rates of ${reference.from} to ${reference.to}:`,
    line("All", target.total),
    ...Object.entries(target.byType).map(([type, estimate]) => line(type, estimate)),
    ...(target.actual === null ? [] : [`  Actual number: ${target.actual}`]),
    `  If nothing changed: ${naive.noChange}${naive.lastYearRatio === null ? "" : `. As in the year before: ${naive.lastYearRatio.toFixed(0)}`}`,
    "",
    "Children in care so far:",
    ...Object.entries(report.stock).map(([date, children]) => `  ${date}  ${children}`),
  ];
  if (score) {
    lines.push(
      "",
      "Back-tests: what this method would have said",
      ...report.backTests.map(
        ({ target: date, total, actual, error }) =>
          `  ${date}  ${total.mean.toFixed(0)} (${total.low95} to ${total.high95}), actual ${actual.total}, off by ${error.toFixed(1)}`,
      ),
      `  Off by ${score.model.toFixed(1)} on average; no change by ${score.noChange.toFixed(1)}${
        score.lastYearRatio === null ? "" : `; last year's change by ${score.lastYearRatio.toFixed(1)}`
      }`,
      `  Within the interval of 95 in 100: ${score.totals.inside} of ${score.totals.of} totals, ${score.types.inside} of ${score.types.of} types`,
    );
  }
  for (const { months, windows, meanAbsoluteError } of report.referenceLengths) {
    if (meanAbsoluteError !== null)
      lines.push(
        `  With rates of ${months} months: off by ${meanAbsoluteError.toFixed(1)} (${windows} tests)`,
      );
  }
  if (report.warnings.length > 0) lines.push("", ...report.warnings.map(({ message }) => `Note: ${message}`));
  lines.push("", `Method: ${report.method}`, `Source: ${report.source}`);
  return lines.join("\n");
}

function line(name: string, { mean, low80, high80, low95, high95 }: Estimate): string {
  return `  ${name.padEnd(12)} ${mean.toFixed(0).padStart(5)}   about 8 in 10: ${low80} to ${high80}   about 95 in 100: ${low95} to ${high95}`;
}

/** The three cases for a person at a terminal. */
export function casesInWords(cases: readonly CaseResult[], verdict: string | null): string {
  const lines = cases.map(
    ({ name, children, error, errorPercent }) =>
      `  ${name.padEnd(36)} ${children}${error === null ? "" : `   off by ${error} (${errorPercent}%)`}`,
  );
  return ["Children in care a year on, by case:", ...lines, ...(verdict === null ? [] : [verdict])].join(
    "\n",
  );
}
