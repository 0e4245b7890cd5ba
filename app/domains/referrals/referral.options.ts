import type { ServiceKind } from "~/domains/providers/kinds.rules";

/** Lists that are the portal's own (those of the Placements Data Standard are beside it in their own file). */

export const PURPOSES = {
  emergency: "Emergency",
  bridging: "Bridging",
  assessment: "Assessment",
  "long-term": "Long-term",
  "short-break": "Short break",
  "parent-and-child": "Parent and child",
} as const;
export type Purpose = keyof typeof PURPOSES;

/** The kind of care asked for, and the registered kinds that can give it. */
export const WANTED_KINDS = {
  "childrens-home": {
    label: "Children's home",
    kinds: ["childrens-home", "special-school-as-childrens-home"],
  },
  fostering: { label: "Fostering", kinds: ["fostering-agency", "local-authority-fostering"] },
  "supported-accommodation": {
    label: "Supported accommodation (16 and over)",
    kinds: ["supported-accommodation"],
  },
  "residential-special-school": {
    label: "Residential special school",
    kinds: ["residential-special-school", "special-school-as-childrens-home"],
  },
  "residential-family-centre": { label: "Residential family centre", kinds: ["residential-family-centre"] },
  "short-breaks": {
    label: "Short breaks",
    kinds: ["short-breaks", "childrens-home", "special-school-as-childrens-home"],
  },
} as const satisfies Record<string, { label: string; kinds: readonly ServiceKind[] }>;
export type WantedKind = keyof typeof WANTED_KINDS;

/** How the standard's "needed by" reads inside a sentence. */
export const NEEDED_BY_WORDS = {
  Today: "today",
  "in less than 5 days": "in less than 5 days",
  "in more than 5 days": "in more than 5 days",
} as const;

export const LEGAL_STATUSES = {
  "section-20": "Accommodated with parents' agreement (section 20)",
  "interim-care-order": "Interim care order",
  "care-order": "Care order",
  "placement-order": "Placement order",
  protection: "Emergency or police protection",
  remand: "Remanded, or bailed to the council",
  "not-looked-after": "Not in care yet",
  other: "Another legal status",
} as const;

export const ANSWER_WITHIN = {
  "2h": "2 hours",
  "24h": "24 hours",
  "5-working-days": "5 working days",
  own: "A date and time of your own",
} as const;

export const INTENDED_LENGTHS = {
  "2-weeks": "Up to 2 weeks",
  "12-weeks": "Up to 12 weeks",
  "6-months": "3 to 6 months",
  "12-months": "6 to 12 months",
  "over-a-year": "More than a year",
  adulthood: "Until adulthood",
  "not-known": "Not known yet",
} as const;
export type IntendedLength = keyof typeof INTENDED_LENGTHS;

export const STAY_TOGETHER = {
  must: "They must stay together",
  prefer: "We would prefer them together",
  may: "They may be placed apart",
} as const;

export const STAFFING = {
  usual: "The home's usual staffing",
  "one-to-one-part": "One to one for part of the day",
  "one-to-one-day": "One to one all day",
  "two-to-one-part": "Two to one for part of the day",
  "two-to-one-day": "Two to one all day",
  "not-known": "Not known yet",
} as const;

export const DISTANCES = {
  any: "No limit",
  "5-miles": "Up to 5 miles",
  "10-miles": "Up to 10 miles",
  "20-miles": "Up to 20 miles",
  "50-miles": "Up to 50 miles",
} as const;

export const EDUCATION_NOW = {
  mainstream: "Mainstream school",
  special: "Special school",
  alternative: "Alternative provision",
  college: "College or sixth form",
  training: "Work or training",
  none: "Not in education now",
  "under-school-age": "Below school age",
} as const;

export const EHCP = {
  yes: "Has an education, health and care plan",
  assessment: "Being assessed for one",
  no: "Does not have one",
  "not-known": "Not known",
} as const;
