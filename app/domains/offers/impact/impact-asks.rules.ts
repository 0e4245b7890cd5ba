import { NEEDS } from "~/domains/providers/declared.rules";
import type { EditionContent } from "~/domains/referrals/edition.rules";
import { RISK_FIELDS, STANDARD_WORDS } from "~/domains/referrals/placements-data-standard.options";

/** A need or a risk that a referral names: `need:autism`, `risk:riskMissing`, `risk:riskOther`. */
export type ImpactSubject = { key: string; label: string };

/** What an edition makes an assessment answer. */
export type ImpactAsks = {
  subjects: ImpactSubject[];
  /** Whether the referral asks for care that meets the child's culture. */
  culture: boolean;
  /** Whether the assessment may follow within 24 hours: the placement is an emergency. */
  mayFollow: boolean;
  /** The kind of the service that is asked, where its questions have words of their own. */
  homeKind?: string | null;
};

/** Both name the same thing: whoever writes answers it once, as the need. */
const SAME_AS: Readonly<Record<string, string>> = {
  riskSelfHarm: "self-harm",
  riskSexualExploitation: "sexual-exploitation",
  riskCriminalExploitation: "criminal-exploitation",
  riskDrugAlcohol: "substance-misuse",
  riskEatingDisorder: "eating-disorder",
  riskMissing: "going-missing",
  riskToOthersPhysical: "aggression",
  riskToOthersSexual: "harmful-sexual-behaviour",
  riskToOthersFire: "fire-setting",
};

/** The risks that are written in words of their own. */
const OTHER_RISKS: Readonly<Record<string, string>> = {
  riskOther: "The other risk to the child",
  riskToOthersOther: "The other risk to others",
};

const RISK_WORDS: Readonly<Record<string, string>> = RISK_FIELDS;
const NEED_WORDS: Readonly<Record<string, string>> = NEEDS;
const PRESENT = STANDARD_WORDS.RISK["Risk Present"];

/** What the assessment of an offer for this edition has to answer: each need and each known risk, once. */
export function impactAsksOf({ facts, sections }: EditionContent): ImpactAsks {
  const said = (page: string, field: string) =>
    sections.find((section) => section.page === page)?.rows.find((row) => row.field === field)?.value ?? "";
  const needs: readonly string[] = facts.needs;
  const risks = Object.keys(RISK_FIELDS).filter(
    (field) => said("needs", field) === PRESENT && !needs.includes(SAME_AS[field] ?? ""),
  );
  const others = Object.keys(OTHER_RISKS).filter((field) => said("needs", field) !== "");
  return {
    subjects: [
      ...needs.map((need) => `need:${need}`),
      ...[...risks, ...others].map((field) => `risk:${field}`),
    ].map((key) => ({ key, label: subjectLabel(key) })),
    culture:
      ["Required", "Other"].includes(said("placement", "culturalNeeds")) ||
      said("placement", "culturalDetail") !== "",
    mayFollow: facts.purpose === "emergency",
  };
}

/** "need" or "risk": what a page asks to meet and to manage. */
export const isRiskKey = (key: string): boolean => key.startsWith("risk:");

/** What a need or a risk is called; an unknown one by its key. */
export function subjectLabel(key: string): string {
  const [kind = "", name = ""] = key.split(":");
  if (kind === "need") return NEED_WORDS[name] ?? name;
  const risk = RISK_WORDS[name];
  return risk ? `Risk: ${risk.toLowerCase()}` : (OTHER_RISKS[name] ?? name);
}

/** What an edition names and an assessment does not answer, in words: it was made for an older edition. */
export function notAssessed(
  { subjects }: ImpactAsks,
  assessment: { parts: readonly { part: string }[] } | null | undefined,
): string[] {
  if (!assessment) return [];
  return subjects
    .filter(({ key }) => !assessment.parts.some(({ part }) => part === key))
    .map(({ label }) => label);
}
