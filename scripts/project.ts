// npm run --silent project -- --episodes FILE... --headers FILE... [--uasc FILE...] --reference FROM..TO --until DATE [--json]
// Reads files and prints: it needs no database and keeps nothing. Ends with 2 when it was asked wrongly, 1 when the files
// cannot answer.
import { councilsOf, joinReturns, type Returns } from "../app/domains/market/flows/join-returns.rules";
import { projectionReport } from "../app/domains/market/projection/report.rules";
import {
  threeCases,
  verdictOn,
  WOLVERHAMPTON_2020,
  WOLVERHAMPTON_ACTUAL_2021,
  WOLVERHAMPTON_COVID,
} from "../app/domains/market/projection/three-cases.rules";
import { now } from "../app/platform/clock.server";
import { RefusedFile } from "../app/platform/csv/text-file.server";
import { londonDate } from "../app/platform/time";
import { located } from "./import/located";
import { say } from "./import/progress";
import { askedFor, type ProjectionAsked, USAGE } from "./project/asked";
import { casesInWords, reportInWords } from "./project/in-words";
import { groupOfChild, type LeftOut, readReturns } from "./project/read-returns";

const print = (text: string) => process.stdout.write(`${text}\n`);

function printThreeCases(json: boolean): void {
  const cases = threeCases(WOLVERHAMPTON_2020, [WOLVERHAMPTON_COVID], WOLVERHAMPTON_ACTUAL_2021);
  const verdict = verdictOn(cases, WOLVERHAMPTON_ACTUAL_2021);
  const whole = { date: "2021-03-31", actual: WOLVERHAMPTON_ACTUAL_2021, cases, verdict };
  print(json ? JSON.stringify(whole) : casesInWords(cases, verdict));
}

async function printProjection(asked: ProjectionAsked): Promise<void> {
  const files = {
    episodes: asked.files.episodes.map(located),
    headers: asked.files.headers.map(located),
    uasc: asked.files.uasc.map(located),
  };
  const { returns, leftOut } = await readReturns(files, londonDate(now()));
  const { episodes, withoutBirth } = joinReturns(ofCouncil(returns, asked.council));
  const chosen =
    asked.only === null ? episodes : episodes.filter(({ asylum }) => asylum === (asked.only === "uasc"));
  const report = projectionReport(chosen, asked, groupOfChild);
  if (!report.ok) throw new RefusedFile(report.error);
  const rows = { read: returns.episodes.length, used: chosen.length, withoutBirth, leftOut };
  if (asked.json) print(JSON.stringify({ council: asked.council, rows, ...report.value }));
  else print(reportInWords(report.value));
  tellLeftOut(leftOut, withoutBirth);
}

function ofCouncil(returns: Returns, council: string | null): Returns {
  if (council === null) return returns;
  const named = (name: string) => name.toLowerCase() === council.trim().toLowerCase();
  const episodes = returns.episodes.filter((row) => named(row.council));
  if (episodes.length > 0) return { ...returns, episodes };
  const names = councilsOf(returns.episodes);
  throw new RefusedFile(
    names.length === 0
      ? "The episodes name no council: they have no column LA."
      : `The files have no council "${council}". They have: ${names.join(", ")}.`,
  );
}

function tellLeftOut(leftOut: readonly LeftOut[], withoutBirth: number): void {
  if (withoutBirth > 0)
    say(`${withoutBirth} episodes left out: their child has no date of birth in the headers.`);
  for (const { file, line, reason } of leftOut.slice(0, 20))
    say(`Left out: ${file}, line ${line}: ${reason}`);
  if (leftOut.length > 20) say(`and ${leftOut.length - 20} more rows; --json tells them all.`);
}

const asked = askedFor(process.argv.slice(2));
if (typeof asked === "string") {
  say(`${asked}\n\n${USAGE}`);
  process.exitCode = 2;
} else if (asked.kind === "three-cases") {
  printThreeCases(asked.json);
} else {
  try {
    await printProjection(asked);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    say(`Nothing was projected. ${error.message}`);
    process.exitCode = 1;
  }
}
