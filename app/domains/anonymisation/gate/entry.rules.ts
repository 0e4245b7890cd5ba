import { detectPatterns } from "../detect.rules";
import type { Finding, FindingKind } from "../finding.rules";

/**
 * What no provider needs to write about a child, by its form alone: the entry knows of no vault and compares with
 * nothing, so that whoever writes learns nothing of what a council knows. A name therefore passes here.
 */
type EntryKind = Extract<
  FindingKind,
  | "NHS_NUMBER"
  | "UPN"
  | "NINO"
  | "CASE_ID"
  | "COURT_CASE"
  | "PHONE"
  | "EMAIL"
  | "HANDLE"
  | "POSTCODE"
  | "DOB"
  | "VEHICLE_REG"
>;

const NOBODYS = "Take it out: nobody's number belongs here";
const ON_ENTRY: Readonly<Record<EntryKind, readonly [what: string, mend: string]>> = {
  NHS_NUMBER: ["An NHS number", NOBODYS],
  UPN: ["A pupil number", NOBODYS],
  NINO: ["A National Insurance number", NOBODYS],
  CASE_ID: ["A case number", NOBODYS],
  COURT_CASE: ["A court case number", NOBODYS],
  PHONE: ["A telephone number", "Take it out: the council has yours, and nobody else's belongs here"],
  EMAIL: ["An email address", "Take it out: the council has yours, and nobody else's belongs here"],
  HANDLE: ["A user name", "Take it out: it leads to somebody"],
  POSTCODE: ["A full postcode", "Write its first half alone, like WV10"],
  DOB: ["A date of birth", "Take it out: the age in years is enough"],
  VEHICLE_REG: ["A number plate", "Take it out: it leads to somebody"],
};

/** What a colleague may tell a colleague of the same organisation, where nobody else reads it. */
export const AMONG_COLLEAGUES: readonly FindingKind[] = ["PHONE", "EMAIL"];

/**
 * What stands in the way of a text that somebody outside the council writes, in words that say what to do; empty when
 * it may go on. Dates, fees, the first half of a postcode and helplines are no problem. At most one of a kind, so that
 * a pasted list does not bury the form.
 */
export function problemsOnEntry(text: string, allowed: readonly FindingKind[] = []): string[] {
  const told = new Map<FindingKind, string>();
  for (const { kind, said } of numbersIn(text)) {
    if (allowed.includes(kind) || told.has(kind)) continue;
    const [what, mend] = ON_ENTRY[kind];
    told.set(kind, `${what} is in it: “${said}”. ${mend}`);
  }
  return [...told.values()];
}

/** Numbers that lead to one person and that no council has to tell a provider; its own telephone may stand there. */
const NEVER_TOLD: readonly FindingKind[] = ["NHS_NUMBER", "UPN", "NINO", "COURT_CASE", "HANDLE", "DOB"];

/** The first such number in a text of a council that providers will read; undefined when there is none. */
export function numberNeverTold(text: string): { what: string; said: string } | undefined {
  const found = numbersIn(text).find(({ kind }) => NEVER_TOLD.includes(kind));
  return found && { what: ON_ENTRY[found.kind][0], said: found.said };
}

function numbersIn(text: string): { kind: EntryKind; said: string }[] {
  return detectPatterns(text).flatMap((finding) => {
    const said = text.slice(finding.start, finding.end);
    return isEntryKind(finding.kind) && isSure(finding, said) ? [{ kind: finding.kind, said }] : [];
  });
}

const isEntryKind = (kind: FindingKind): kind is EntryKind => Object.hasOwn(ON_ENTRY, kind);

/**
 * The gate shows a doubtful mask to a person; here nobody decides, and a refusal of "call by 5. 07700" or
 * "do 24 hrs" would be in the way of an honest answer.
 */
function isSure({ kind }: Finding, said: string): boolean {
  if (kind === "PHONE" || kind === "NHS_NUMBER") return !/\.\s/.test(said);
  if (kind === "VEHICLE_REG") return said === said.toUpperCase();
  return true;
}
