import { isCalendarDate } from "../../app/platform/time";
import type { ReturnFiles } from "./read-returns";

export const USAGE = `npm run --silent project -- --episodes FILE... --headers FILE... [--uasc FILE...] --reference FROM..TO --until DATE [--council NAME] [--only uasc|others] [--json]
npm run --silent project -- --three-cases [--json]

  --episodes     the episodes of the SSDA903 return, one file or a file a year
  --headers      its headers, which have the dates of birth
  --uasc         its list of unaccompanied asylum-seeking children
  --reference    the first and the last day of the period whose rates are used, like 2025-04-01..2026-03-31
  --until        the day to project to, like 2027-03-31; the projection begins at the end of the reference period
  --council      one council of a file of several, by the name in its column LA
  --only         only children of that list, or only the others
  --three-cases  the three-case method as Wolverhampton published it for 2020/21, beside what came true
  --json         one line of JSON on standard output in place of words`;

export interface ProjectionAsked {
  kind: "projection";
  files: ReturnFiles;
  reference: { from: string; to: string };
  until: string;
  council: string | null;
  only: "uasc" | "others" | null;
  json: boolean;
}

export type Asked = ProjectionAsked | { kind: "three-cases"; json: boolean };

const LISTS = ["--episodes", "--headers", "--uasc"];
const SINGLES = ["--reference", "--until", "--council", "--only"];
const SWITCHES = ["--json", "--three-cases"];

/** What a command line asks for, or what is wrong with it. An option for files takes all that follow it. */
export function askedFor(args: readonly string[]): Asked | string {
  const given = new Map<string, string[]>();
  let option = "";
  for (const arg of args) {
    const [name = "", ...value] = arg.startsWith("--") ? arg.split("=") : [];
    if (name !== "") {
      if (![...LISTS, ...SINGLES, ...SWITCHES].includes(name)) return `There is no option ${name}.`;
      option = name;
      given.set(name, [...(given.get(name) ?? []), ...(value.length > 0 ? [value.join("=")] : [])]);
    } else {
      if (option === "" || SWITCHES.includes(option)) return `"${arg}" belongs to no option.`;
      given.set(option, [...(given.get(option) ?? []), arg]);
    }
  }
  const json = given.has("--json");
  if (given.has("--three-cases")) return { kind: "three-cases", json };
  return projectionOf(given, json);
}

function projectionOf(given: ReadonlyMap<string, string[]>, json: boolean): ProjectionAsked | string {
  for (const name of ["--episodes", "--headers", "--reference", "--until"]) {
    if (!given.get(name)?.length) return `${name} is missing.`;
  }
  for (const name of SINGLES) {
    if ((given.get(name) ?? []).length > 1) return `${name} takes one value.`;
  }
  const one = (name: string) => given.get(name)?.[0] ?? null;
  const [from = "", to = "", ...more] = (one("--reference") ?? "").split("..");
  if (!isCalendarDate(from) || !isCalendarDate(to) || more.length > 0)
    return "--reference is two days like 2025-04-01..2026-03-31.";
  const until = one("--until") ?? "";
  if (!isCalendarDate(until)) return "--until is a day like 2027-03-31.";
  const only = one("--only");
  if (only !== null && only !== "uasc" && only !== "others") return "--only is uasc or others.";
  const uasc = given.get("--uasc") ?? [];
  if (only !== null && uasc.length === 0) return "--only needs the list of --uasc.";
  return {
    kind: "projection",
    files: { episodes: given.get("--episodes") ?? [], headers: given.get("--headers") ?? [], uasc },
    reference: { from, to },
    until,
    council: one("--council"),
    only,
    json,
  };
}
