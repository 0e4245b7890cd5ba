/** Whom a notice of a placement is for, what is told to them, and why somebody is not told. Pure. */

import type { StepCode } from "./steps.options";

/**
 * Who each notice is for, by the part that they have for the child: regulation 13(2) and (4) of the Care Planning, Placement
 * and Case Review (England) Regulations 2010. Pages say the part and never a name, so that who may not know the child reads
 * them too.
 */
export const NOTICE_PARTS = {
  "notice-child": { child: "The child" },
  "notice-parents": {
    mother: "Mother",
    father: "Father",
    "other-parent":
      "Another person with parental responsibility, or named in a child arrangements order before the care order",
  },
  "notice-contact": { contact: "Person with contact under section 34 or a section 8 order" },
  "notice-previous-carer": { "previous-carer": "Previous carer" },
  "notice-icb": {
    "icb-now": "ICB (or Welsh health board) where the child lives now",
    "icb-new": "ICB (or Welsh health board) where the child will live, if different",
  },
  "notice-gp": { "gp-now": "Current GP", "gp-new": "New GP" },
  "notice-school": { school: "School or college", education: "Another provider of education or training" },
  "notice-iro": { iro: "IRO" },
  "notice-area-authority": { "area-authority": "Area authority" },
  // Regulation 14(2)(c): those who were told of the placement, the person with whom the child is placed, the area authority.
  "ending-notices": {
    "end-child": "The child",
    "end-mother": "Mother",
    "end-father": "Father",
    "end-other-parent": "Another person with parental responsibility",
    "end-contact": "Person with contact under section 34 or a section 8 order",
    "end-previous-carer": "Carer before this placement",
    "end-icb-now": "ICB where the child lived before",
    "end-icb-new": "ICB where the child lives",
    "end-gp-now": "GP before this placement",
    "end-gp-new": "GP during the placement",
    "end-school": "School or college",
    "end-education": "Another provider of education or training",
    "end-iro": "IRO",
    "end-area-authority": "Area authority",
    "end-home": "The home or carer",
  },
} as const satisfies Partial<Record<StepCode, Readonly<Record<string, string>>>>;

export type NoticeCode = keyof typeof NOTICE_PARTS;

export const NOTICE_CODES = Object.keys(NOTICE_PARTS) as NoticeCode[];

export function isNoticeCode(code: string | undefined): code is NoticeCode {
  return code !== undefined && Object.hasOwn(NOTICE_PARTS, code);
}

/** Those whom a notice is for, by the key that is stored. */
export function partsOf(code: NoticeCode): Readonly<Record<string, string>> {
  return NOTICE_PARTS[code];
}

/** Whom a letter or a reason has to be there for each, before its notice is sent; of the other notices one is enough. */
const EACH: Partial<Record<string, readonly string[]>> = {
  "notice-parents": ["mother", "father"],
  "notice-icb": ["icb-now", "icb-new"],
  "notice-gp": ["gp-now", "gp-new"],
};

/** Those whom a notice has to settle each. */
export function eachOf(code: string): readonly string[] {
  return EACH[code] ?? [];
}

/**
 * Whether everybody whom a notice is for was told or is left out: no letter waits, and each of `eachOf` is settled. One that is
 * recorded without letters is settled by that.
 */
export function isSettled(
  code: string,
  letters: readonly { part: string; settled: boolean }[],
  recorded: boolean,
): boolean {
  if (letters.some(({ settled }) => !settled)) return false;
  if (recorded) return true;
  return letters.length > 0 && eachOf(code).every((part) => letters.some((one) => one.part === part));
}

/** The notice that somebody of this part gets; a part is of one notice. */
export function codeOfPart(part: string | undefined): NoticeCode | undefined {
  return part === undefined
    ? undefined
    : NOTICE_CODES.find((code) => Object.hasOwn(NOTICE_PARTS[code], part));
}

/** "Mother"; a part that is not in the list any more has no name. */
export function partWords(code: string, part: string): string {
  return (isNoticeCode(code) && partsOf(code)[part]) || "Somebody";
}

export const WAYS = {
  post: "Post",
  "secure-email": "Secure email",
  "by-hand": "By hand",
} as const;
export type Way = keyof typeof WAYS;

/** "by secure email" */
export function wayWords(way: string | null): string {
  if (way === "by-hand") return "by hand";
  return way === null || !Object.hasOwn(WAYS, way) ? "" : `by ${WAYS[way as Way].toLowerCase()}`;
}

/** Whether the letter says where the child lives. */
export const TELLS = {
  full: "Yes: the home and its address",
  withheld: "No: they must not be told where the child lives",
} as const;
export type Tells = keyof typeof TELLS;

/** Of whom it is asked each time whether they are told where the child lives; the same in `prisma/sql/statutory.sql`. */
export const FAMILY: readonly string[] = [
  ...["mother", "father", "other-parent", "contact", "previous-carer"],
  ...["end-mother", "end-father", "end-other-parent", "end-contact", "end-previous-carer"],
];

const ENDING = "end-";

/** Whether a letter tells that the placement ends. */
export function tellsOfEnd(part: string): boolean {
  return part.startsWith(ENDING);
}

/** The part that somebody had when the placement began; null for who was not told then. */
export function partBefore(part: string): string | null {
  const before = tellsOfEnd(part) ? part.slice(ENDING.length) : null;
  return before !== null && codeOfPart(before) ? before : null;
}

export function isFamily(part: string): boolean {
  return FAMILY.includes(part);
}

/** Of the family those whom the council has to keep informed of where the child lives; the others have no such claim. */
export function isParent(part: string): boolean {
  return ["mother", "father", "other-parent"].includes(partBefore(part) ?? part);
}

export const LEFT_OUT = {
  nobody: "There is nobody to tell",
  "not-practicable": "It was not reasonably practicable to notify them",
  age: "It is not appropriate, having regard to the child's age and understanding (regulation 13(2)(a))",
  harm: "Telling them would put the child at risk of significant harm (regulation 13(3))",
} as const;
export type LeftOut = keyof typeof LEFT_OUT;

/** What it is that nobody is told of, of those who have to be settled each. */
const NOBODY: Partial<Record<string, string>> = {
  "icb-new": "Same ICB as now",
  "gp-now": "The child has no GP",
  "gp-new": "No change of GP",
};

/** Why somebody of this part is left out, in words. */
export function leftOutWords(code: string, part: string, why: LeftOut): string {
  if (why === "nobody") return NOBODY[part] ?? LEFT_OUT.nobody;
  if (why !== "not-practicable") return LEFT_OUT[why];
  const paragraph =
    code === "ending-notices" ? "14(2)(c)" : code === "notice-area-authority" ? "13(4)(a)" : "13(1)";
  const example = isFamily(part) ? ": for example, we don't know where they live" : "";
  return `${LEFT_OUT[why]} (regulation ${paragraph})${example}`;
}

/**
 * Why somebody whom this notice is for may be left out. Regulation 13(3) lets the council leave out sub-paragraphs (b) to (e)
 * because of harm, and nobody else.
 */
export function leftOutOf(code: NoticeCode, part: string): readonly [LeftOut, ...LeftOut[]] {
  if (code === "ending-notices") return ["nobody", "not-practicable"];
  if (code === "notice-child") return ["age", "not-practicable"];
  if (part === "icb-now") return ["not-practicable"];
  if (code === "notice-iro" || code === "notice-area-authority") return ["not-practicable"];
  const harm = code === "notice-parents" || code === "notice-contact" || code === "notice-previous-carer";
  return harm ? ["nobody", "not-practicable", "harm"] : ["nobody", "not-practicable"];
}

/** How the care plan reaches the area authority: regulation 13(4)(b)(ii). */
export const CARE_PLAN = {
  enclosed: "A copy goes with the letter",
  "given-before": "They were given it when they were consulted",
} as const;
export type CarePlan = keyof typeof CARE_PLAN;
