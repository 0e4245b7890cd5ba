import { fold } from "~/domains/anonymisation/fold.rules";
import { squeeze } from "~/domains/anonymisation/prepared.rules";
import type { TypedPage } from "~/domains/referrals/draft.rules";
import { EXAMPLE_PAGES } from "~/domains/referrals/example-referral";
import { PAGE_FIELDS } from "~/domains/referrals/page-rows.rules";
import { type ContentPage, contentPageSchemas } from "~/domains/referrals/referral.schema";
import type { DraftOverrides } from "../factories/referrals";

/** An invented child of 14 whose every value is rare enough to be searched for wherever a provider looks. */
export const PLANTED = {
  given: "Ottiline",
  family: "Zephyrbrook",
  knownAs: "Ottie-Zee",
  otherNames: "Marigoldine",
  dateOfBirth: born(14),
  gender: "Girl",
  addressLine1: "39 Quillwort Ginnel",
  town: "Netherbeck Marsh",
  postcode: "WV10 0QX",
  school: "Harrowgrave Academy",
  nhsNumber: "943 476 5919",
  upn: "Z841207316042",
  localCaseNumber: "WLV/CS/77-40193",
  motherName: "Quenilda Zephyrbrook-Vane",
  fatherName: "Torquil Vanderhythe",
  otherFamilyNames: "Peregrin Vanderhythe",
  socialWorkerName: "Ismelda Crowhurst",
  otherPeopleNames: "Bartholomew Ainscoughby",
} as const;

/** A birthday three months back, so that the age stays for the whole run: "3 8 2012". */
function born(age: number): string {
  const day = new Date(Date.now() - 95 * 86_400_000);
  return `${Math.min(day.getUTCDate(), 28)} ${day.getUTCMonth() + 1} ${day.getUTCFullYear() - age}`;
}

/** Every way in which a value of the child could be written. */
export function valuesOf(child: typeof PLANTED): string[] {
  const { dateOfBirth, gender: _published, ...others } = child;
  const [day = "", month = "", year = ""] = dateOfBirth.split(" ");
  const [dd, mm] = [day.padStart(2, "0"), month.padStart(2, "0")];
  const monthName = new Date(Date.UTC(2000, Number(month) - 1, 1)).toLocaleString("en-GB", { month: "long" });
  const dates = [
    `${dd}/${mm}/${year}`,
    `${day}/${month}/${year}`,
    `${day} ${month} ${year}`,
    `${year}-${mm}-${dd}`,
    `${day} ${monthName} ${year}`,
  ];
  const names = Object.values(others).flatMap((value) => [value, ...value.split(/[\s/-]+/).filter(isRare)]);
  const numbers = [child.nhsNumber, child.localCaseNumber, child.postcode].map((one) =>
    one.replace(/\W/g, ""),
  );
  return [...new Set([...names, ...numbers, ...dates])];
}

// A part of a name that says nothing by itself: "39", "WV10" and "Academy" stand in every page about anybody.
function isRare(part: string): boolean {
  // Digits alone stand in ids by chance.
  return part.length >= 5 && /\p{L}/u.test(part) && !["Academy", "Marsh"].includes(part);
}

/** Everything that is known of the child, in one text that somebody might paste into any box. */
export const EVERYTHING = [
  `${PLANTED.given} ${PLANTED.family}, known as ${PLANTED.knownAs} and ${PLANTED.otherNames}, born ${PLANTED.dateOfBirth},`,
  `lives with ${PLANTED.motherName} at ${PLANTED.addressLine1}, ${PLANTED.town}, ${PLANTED.postcode}.`,
  `Goes to ${PLANTED.school}. NHS ${PLANTED.nhsNumber}, UPN ${PLANTED.upn}, ${PLANTED.localCaseNumber}.`,
  `${PLANTED.fatherName} and ${PLANTED.otherFamilyNames} visit; ${PLANTED.socialWorkerName} and`,
  `${PLANTED.otherPeopleNames} know her.`,
].join(" ");

/** What is tried in each field of a referral's pages, until one is taken. */
const TRIED = [EVERYTHING, `${PLANTED.given} ${PLANTED.family}`, PLANTED.postcode];

/**
 * The example referral with all of it in every field that takes it, and the names of those fields. A field that is added
 * to a page is planted by itself.
 */
export function plantedPages(): { pages: DraftOverrides["pages"]; fields: string[] } {
  const fields: string[] = [];
  const pages: Record<string, TypedPage> = {};
  for (const page of Object.keys(PAGE_FIELDS) as ContentPage[]) {
    const typed: Record<string, unknown> = { ...EXAMPLE_PAGES[page] };
    for (const field of Object.keys(PAGE_FIELDS[page])) {
      const example = typed[field];
      const kept = typeof example === "string" ? example : "";
      for (const planted of TRIED.flatMap((text) => (kept === "" ? [text] : [`${kept} ${text}`, text]))) {
        const read = contentPageSchemas[page].safeParse({ ...typed, [field]: planted });
        // What a schema takes and throws away was not planted.
        if (!read.success || !JSON.stringify(read.data).includes(planted.slice(0, 8))) continue;
        typed[field] = planted;
        fields.push(`${page}.${field}`);
        break;
      }
    }
    pages[page] = typed as TypedPage;
  }
  const { neededOn: _day, ...purpose } = pages.purpose as TypedPage;
  return { pages: { ...pages, purpose } as DraftOverrides["pages"], fields };
}

/** The child's own page as its form sends it. */
export function plantedChild(): TypedPage {
  const [day = "", month = "", year = ""] = PLANTED.dateOfBirth.split(" ");
  return { ...PLANTED, gender: "girl", dateOfBirth: { day, month, year }, addressLine2: "", otherWords: "" };
}

/** Without case, accents, width and the marks between letters: what an eye would still read as the same. */
export function folded(text: string): string {
  const plain = text
    .replace(/&#x27;|&#39;|&apos;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/&quot;/g, '"')
    .replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  // Each character folds by itself, and a page has few that are not plain: folding all of them took most of a walk's time.
  return plain
    .replace(/[^ -_a-~]+/g, (run) => fold(run).text)
    .toLowerCase()
    .replace(/\s+/g, " ");
}

/**
 * Which values of the child stand in something that was received: as it is, folded, as an address or a mail writes it,
 * and with nothing but its letters and digits, so that "O t t i l i n e" and "943-476-5919" are found as well.
 */
export function plantedIn(said: string): string[] {
  const unquoted = said.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, "%$1");
  const decoded = unquoted.replace(/(?:%[0-9A-F]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
  const forms = [...new Set([said, decoded])].map(folded);
  const bare = forms.map((form) => form.replace(/[^\p{L}\p{N}]/gu, ""));
  return VALUES.flatMap(({ value, plain, squeezed }) =>
    said.includes(value) ||
    forms.some((form) => form.includes(plain)) ||
    (squeezed.length >= 8 && bare.some((form) => form.includes(squeezed)))
      ? [value]
      : [],
  );
}

const VALUES = valuesOf(PLANTED).map((value) => ({ value, plain: folded(value), squeezed: squeeze(value) }));
