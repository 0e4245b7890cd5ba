/** The placeholders of a council's own clauses of the agreement, from a fixed list. Pure. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { type DocumentPart, withTexts } from "~/platform/documents/document-parts";
import { formatPence } from "~/platform/forms/money";
import { lettersApart } from "~/platform/letters-apart";
import { type AgreementContent, childWords } from "../agreement/agreement-content.rules";
import { daysOfNotice } from "../placement/placement-dates.rules";

/** What a clause may name, and what stands there; the agreement itself says it when it is issued. */
export const PLACEHOLDERS = {
  agreement: "The reference of the agreement",
  council: "The council",
  provider: "The provider",
  home: "The home or service",
  "registration number": "Its registration number",
  child: "The child, by the reference of the referral and without a name",
  "start date": "When the placement starts",
  "weekly fee": "What is paid for this child each week from the start",
  "council notice": "The council’s notice, like “28 days”",
  "provider notice": "The provider’s notice",
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;

export const TEMPLATE_MAX = 20_000;

const IN_BRACES = /\{\{([^{}\n]{0,60})\}\}/g;
const fold = (name: string) => name.trim().toLowerCase().split(/\s+/).join(" ");
const isKnown = (name: string): name is Placeholder => Object.hasOwn(PLACEHOLDERS, name);

/** What is wrong with the placeholders of a text, the first of it; undefined where nothing is. */
export function placeholderProblem(text: string): string | undefined {
  for (const [whole, name = ""] of text.matchAll(IN_BRACES))
    if (!isKnown(fold(name)))
      return `${whole} is not a placeholder. Did you mean {{${nearestPlaceholder(name)}}}?`;
  const rest = text.replaceAll(IN_BRACES, "");
  if (rest.includes("{{") || rest.includes("}}"))
    return "A placeholder begins with {{ and ends with }} on the same line. One of them is missing";
  return undefined;
}

/** The known one that is written most like it. */
export function nearestPlaceholder(name: string): Placeholder {
  const typed = fold(name).slice(0, 60);
  const known = Object.keys(PLACEHOLDERS) as Placeholder[];
  const ranked = known.map((one) => ({ one, far: lettersApart(typed, one) })).sort((a, b) => a.far - b.far);
  return ranked[0]?.one ?? "home";
}

type Said = Pick<AgreementContent, "reference" | "parties" | "child" | "startOn" | "notice" | "fees">;

/** Clauses with what an agreement says in the place of each placeholder. */
export function fillClauses(clauses: readonly DocumentPart[], content: Said): DocumentPart[] {
  const values = valuesOf(content);
  const filled = (text: string) =>
    text.replaceAll(IN_BRACES, (whole, name: string) => {
      const known = fold(name);
      return isKnown(known) ? values[known] : whole;
    });
  return clauses.map((part) => withTexts(part, filled));
}

function valuesOf({
  reference,
  parties,
  child,
  startOn,
  notice,
  fees,
}: Said): Readonly<Record<Placeholder, string>> {
  const weekly = fees
    .filter(({ pace, from, to }) => pace === "nightly" && from <= startOn && (to === "" || to >= startOn))
    .reduce((sum, { weeklyPence }) => sum + weeklyPence, 0);
  return {
    agreement: reference,
    council: parties.council,
    provider: parties.provider,
    home: parties.service,
    "registration number": parties.registration || "not given",
    child: childWords(child).replace(/^(The c|C)hild/, (said) => said.toLowerCase()),
    "start date": dayWords(startOn),
    "weekly fee": formatPence(weekly),
    "council notice": daysOfNotice(notice.council),
    "provider notice": daysOfNotice(notice.provider),
  };
}
