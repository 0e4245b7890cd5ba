import type { ColumnPositions } from "~/platform/csv/columns";
import { councilAreaOfName } from "./council-areas";
import { type Grade, gradeOfWording } from "./grades.rules";
import { kindOfProvisionType, type ServiceKind } from "./kinds.rules";
import { dayOfWording } from "./publication-dates";
import type { RegisterColumn } from "./register.columns";
import { type Sector, type ServiceStatus, sectorOfWording, statusOfWording } from "./registration.rules";

/** How a row of the regulator's file is read. Pure. */

/** One registration as published. Days are ISO dates; null is "not given". */
export interface RegisterRow {
  urn: string;
  linkedEducationNumber: string | null;
  kind: ServiceKind;
  provisionType: string;
  /** Null when the publisher withholds it. */
  name: string | null;
  ownerName: string | null;
  ownerKey: string | null;
  sector: Sector | null;
  localAuthority: string | null;
  councilCode: string | null;
  governmentOfficeRegion: string | null;
  ofstedRegion: string | null;
  places: number | null;
  shortBreakOnly: boolean;
  premisesCount: number | null;
  status: ServiceStatus;
  registeredOn: string | null;
  grade: Grade | null;
  gradeOn: string | null;
  inspectionNumber: string | null;
}

export type ReadRow = { ok: true; row: RegisterRow } | { ok: false; urn: string | null; reason: string };

/**
 * Reads one row of the file. A rejected row keeps its URN when that can be read, so that a service whose
 * row is at fault is not taken for one that has left the register.
 */
export function readRegisterRow(cells: readonly string[], at: ColumnPositions<RegisterColumn>): ReadRow {
  const cell = (column: RegisterColumn): string => tidy(cells[at[column] ?? -1] ?? "");
  const urn = urnOf(cell("urn"));
  if (urn === null) {
    const given = cell("urn");
    const reason =
      given === "" ? "No URN." : `URN “${shortened(given)}” is neither digits nor SC and digits.`;
    return { ok: false, urn: null, reason };
  }
  const reject = (reason: string): ReadRow => ({ ok: false, urn, reason });

  const provisionType = cell("provisionType");
  if (provisionType === "") return reject("No provision type.");
  const status = statusOfWording(cell("status"));
  if (status === null) return reject(notKnown("Registration status", cell("status")));
  const places = countOf(cell("places"));
  if (places === undefined) return reject(notANumber("Places", cell("places")));
  const premisesCount = countOf(cell("premises"));
  if (premisesCount === undefined) return reject(notANumber("Premises", cell("premises")));
  const registeredOn = dayOf(cell("registeredOn"));
  if (registeredOn === undefined) return reject(notADate("Registration date", cell("registeredOn")));
  const gradeOn = dayOf(cell("inspectedOn"));
  if (gradeOn === undefined) return reject(notADate("Latest full inspection date", cell("inspectedOn")));
  const grade = gradeOfWording(cell("grade"));
  if (grade === undefined) return reject(notKnown("Overall grade", cell("grade")));
  const outcome = gradeOfWording(cell("supportedOutcome"));
  if (outcome === undefined)
    return reject(notKnown("Supported accommodation outcome", cell("supportedOutcome")));

  const localAuthority = given(cell("localAuthority"));
  const ownerName = given(cell("owner"));
  const region = cell("governmentOfficeRegion") || cell("ofstedRegion");
  const settled = grade ?? outcome;
  return {
    ok: true,
    row: {
      urn,
      linkedEducationNumber: given(cell("linkedUrn")),
      kind: kindOfProvisionType(provisionType),
      provisionType,
      name: given(cell("name")),
      ownerName,
      ownerKey: ownerName === null ? null : foldOwner(ownerName),
      sector: sectorOfWording(cell("sector")),
      localAuthority,
      councilCode: localAuthority === null ? null : (councilAreaOfName(localAuthority)?.code ?? null),
      governmentOfficeRegion: given(region),
      ofstedRegion: given(cell("ofstedRegion")),
      places,
      shortBreakOnly: isYes(cell("shortBreakOnly")),
      premisesCount,
      status,
      registeredOn,
      grade: settled,
      gradeOn: settled === null ? null : gradeOn,
      inspectionNumber: given(cell("inspectionNumber")),
    },
  };
}

/** A URN as the regulator writes it: digits, or SC and digits ("sc 034253" is SC034253); else null. */
export function urnOf(text: string): string | null {
  // A spreadsheet that took the column for numbers writes 1234567.0.
  const folded = text
    .replace(/[\s\u00a0]+/g, "")
    .toUpperCase()
    .replace(/\.0+$/, "");
  return /^(SC)?\d{3,8}$/.test(folded) ? folded : null;
}

/**
 * An owner's name folded so that spellings of one legal name agree: case, accents, punctuation, spaces,
 * "&" and "and", "Ltd" and "Limited", a leading "The", a trading name after "t/a". Services with the same
 * key have, as far as the register tells, the same owner.
 */
export function foldOwner(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/\s(t\/a|trading as)\s.*$/, "")
    .replace(/['\u2018\u2019`\u00b4]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^the /, "");
  const bare = words
    .replace(/ /g, "")
    .replace(/(publiclimitedcompany|communityinterestcompany|limited|ltd|plc|llp|cic)$/, "");
  return bare === "" ? words.replace(/ /g, "") : bare;
}

function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\u00a0\u200b\ufeff]+/g, " ")
    .trim();
}

/** The text, or null where the cell is empty or its publisher withholds it. */
function given(text: string): string | null {
  return text === "" || /^\W*(redacted|withheld|suppressed)\W*$/i.test(text) ? null : text;
}

function countOf(text: string): number | null | undefined {
  if (text === "" || /^(n\/?a|null|none|not applicable|redacted|-|c|x|z)$/i.test(text)) return null;
  const digits = text.replace(/,/g, "").replace(/\.0+$/, "");
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}

function dayOf(text: string): string | null | undefined {
  if (text === "" || /^(n\/?a|null|none|not applicable|redacted|-)$/i.test(text)) return null;
  return dayOfWording(text) ?? undefined;
}

/** A flag said in any of the publisher's ways: "Short breaks only", "Y", "TRUE"; blank and "No" are no. */
function isYes(text: string): boolean {
  return text !== "" && !/^(n|no|false|0|null|none|n\/?a|not applicable|-)\b/i.test(text) && text !== "-";
}

function notKnown(column: string, text: string): string {
  return text === "" ? `${column} is empty.` : `${column} “${shortened(text)}” is not known.`;
}

function notANumber(column: string, text: string): string {
  return `${column} “${shortened(text)}” is not a whole number.`;
}

function notADate(column: string, text: string): string {
  return `${column} “${shortened(text)}” is not a date.`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
