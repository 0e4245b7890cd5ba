import { REFERRAL_PAGES, type ReferralPage } from "./referral.schema";

/** The sections of a referral that a provider can name: its pages, with what each holds. The same in prisma/sql/feedback.sql. */
export const REFERRAL_SECTIONS = {
  needs: { label: "Needs and risks", hint: "Needs, behaviour, risks to the child and to others" },
  "education-health": {
    label: "Education and health",
    hint: "School or college, diagnoses, medication, communication",
  },
  child: { label: "The child", hint: "Age and gender" },
  strengths: {
    label: "What is going well, and the child’s wishes",
    hint: "Strengths, wishes, how long it is meant to last",
  },
  placement: {
    label: "The placement wanted",
    hint: "Brothers and sisters, who the child can live with, culture, support and staffing",
  },
  location: { label: "Location", hint: "Where the child needs to be near, and keep away from" },
  narrative: { label: "The story so far", hint: "The child’s history" },
  purpose: { label: "Purpose and needed by", hint: "Why and when the placement was needed, legal status" },
} as const satisfies Readonly<Record<ReferralPage, { label: string; hint: string }>>;

export type ReferralSection = keyof typeof REFERRAL_SECTIONS;

/** The section as pages call it; one that is no longer asked about keeps its code. */
export function sectionLabel(section: string): string {
  return Object.hasOwn(REFERRAL_SECTIONS, section)
    ? REFERRAL_SECTIONS[section as ReferralSection].label
    : section;
}

/** In the order of the referral, for whoever reads it beside the referral. */
export const SECTIONS_IN_ORDER: readonly ReferralSection[] = REFERRAL_PAGES.map(({ slug }) => slug);
