import { MONTHS } from "~/platform/forms/dates";
import type { FindingKind, KnownEntities, RawFinding } from "../finding.rules";
import { type Prepared, squeeze } from "../prepared.rules";
import { findDay, withZeros } from "./written-dates.rules";

const INSTEAD: Partial<Record<FindingKind, string>> = {
  NHS_NUMBER: "[NHS number]",
  UPN: "[pupil number]",
  CASE_ID: "[case number]",
  COURT_CASE: "[court case]",
  PHONE: "[phone]",
  EMAIL: "[email]",
  HANDLE: "[user name]",
  POSTCODE: "[postcode]",
};

/** Letters that are typed for digits, and back: both sides of a comparison go through here. */
const alike = (text: string) => text.replace(/o/g, "0").replace(/[il]/g, "1");

/** Numbers, addresses of email and user names that are known, whatever stands between their signs. */
export function numberLayer(text: Prepared, known: KnownEntities): RawFinding[] {
  const { ids, phones = [], emails = [], handles = [], addresses = [] } = known;
  const squeezed = alike(text.squeezed);
  const found: RawFinding[] = [];
  const look = (kind: FindingKind, value: string | undefined) => {
    const wanted = alike(squeeze(value ?? ""));
    if (wanted.length < 5) return;
    for (let at = squeezed.indexOf(wanted); at >= 0; at = squeezed.indexOf(wanted, at + 1)) {
      const start = text.places[at] ?? 0;
      const end = (text.places[at + wanted.length - 1] ?? 0) + 1;
      // A number inside a longer one is another number; the signs between may be any.
      if (text.begins[start] !== 1 || text.ends[end] !== 1) continue;
      if (kind !== "EMAIL" && /[;!?\n]/.test(text.folded.text.slice(start, end))) continue;
      found.push({
        start,
        end,
        kind,
        tier: "auto",
        known: true,
        why: "It is a number or an address that is known",
        instead: INSTEAD[kind],
      });
    }
  };
  look("NHS_NUMBER", ids?.nhs);
  look("UPN", ids?.upn);
  // Its letter is left out now and then.
  look("UPN", ids?.upn?.replace(/^\s*\p{L}/u, ""));
  look("CASE_ID", ids?.lcs);
  look("COURT_CASE", ids?.court);
  for (const { postcode } of addresses) look("POSTCODE", postcode);
  for (const phone of phones) {
    const digits = phone.replace(/\D/g, "").replace(/^(?:00)?44/, "0");
    look("PHONE", digits);
    look("PHONE", `44${digits.slice(1)}`);
    look("PHONE", `440${digits.slice(1)}`);
  }
  for (const email of emails) {
    look("EMAIL", email);
    look("EMAIL", email.replaceAll("@", " at ").replaceAll(".", " dot "));
  }
  for (const handle of handles) look("HANDLE", handle);
  return found;
}

/** Days of birth that are known, however they are written. */
export function birthdayLayer(text: Prepared, known: KnownEntities): RawFinding[] {
  const days = new Set(
    [known.child.dob, ...(known.family ?? []).map(({ dob }) => dob)].filter((day): day is string =>
      Boolean(day),
    ),
  );
  const written = withZeros(text.folded.text);
  return [...days].flatMap((day) =>
    [
      ...findDay(written, day),
      ...text.runs.filter(
        ({ letters }) =>
          findDay(letters, day).length > 0 || spelled(day).has(letters.replace(/^b(?=\d)/, "")),
      ),
    ].map(({ start, end }) => ({
      start,
      end,
      kind: "DOB" as const,
      tier: "auto" as const,
      known: true,
      why: "It is a date of birth that is known",
      instead: "[date of birth]",
    })),
  );
}

/** "021120", "2112020" and "2ndofnovember2020" for 2 November 2020: what is left of a date without the signs between. */
function spelled(day: string): ReadonlySet<string> {
  const [year = "", month = "", date = ""] = day.split("-");
  const days = [date, String(Number(date))];
  const months = [month, String(Number(month))];
  const years = [year, year.slice(2)];
  const name = MONTHS[Number(month) - 1]?.toLowerCase() ?? "";
  const all = new Set([`${year}${month}${date}`]);
  for (const y of years)
    for (const d of days) {
      for (const m of months) all.add(`${d}${m}${y}`);
      for (const m of [name, name.slice(0, 3)])
        for (const th of ["", "st", "nd", "rd", "th"])
          for (const of of ["", "of"]) {
            all.add(`${d}${th}${of}${m}${y}`);
            all.add(`${m}${d}${th}${y}`);
          }
    }
  return all;
}
