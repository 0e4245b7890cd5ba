/** What the law and good practice ask for before a young person leaves care. Keys are stored; ages are in months. */
export const LEAVING_CARE_STEPS = {
  assessment: {
    label: "Assessment of needs",
    from: 16 * 12,
    due: 16 * 12 + 3,
    law: "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 42: within 3 months of the 16th birthday",
  },
  "pathway-plan": {
    label: "Pathway plan",
    from: 16 * 12,
    due: 16 * 12 + 3,
    law: "Regulation 43 of the same: as soon as possible after the assessment",
  },
  "after-18": {
    label: "Plan after 18",
    from: 17 * 12,
    due: 17 * 12 + 6,
    law: "Agreed by 17 and a half, so that nobody turns 18 without knowing where they will live",
  },
  "at-18": {
    label: "What happens at 18",
    from: 18 * 12,
    due: 18 * 12,
    law: "From the 18th birthday the Care Leavers (England) Regulations 2010 apply. The placement does not end by itself",
  },
} as const;
export type LeavingCareStep = keyof typeof LEAVING_CARE_STEPS;
export const STEP_CODES = Object.keys(LEAVING_CARE_STEPS) as [LeavingCareStep, ...LeavingCareStep[]];

/** Where the young person will live after 18. Keys are stored. */
export const AFTER_18 = {
  "staying-put": { label: "Staying put with the foster family" },
  "staying-close": { label: "Staying close to the children’s home" },
  "supported-accommodation": { label: "Supported accommodation" },
  "adult-services": { label: "Adult services: Shared Lives, supported living or residential care" },
  "own-tenancy": { label: "A tenancy of their own" },
  family: { label: "With family or friends" },
  "higher-education": { label: "University or college accommodation" },
  custody: { label: "In custody" },
  other: { label: "Somewhere else" },
} as const;
export type After18 = keyof typeof AFTER_18;

/** What becomes of the placement at 18. Keys are stored. */
export const AT_18 = {
  ends: { label: "The placement ends: record its end with the reason “18th birthday”" },
  "stays-for-now": { label: "The young person stays here for now under another arrangement" },
  moved: { label: "The young person has moved already" },
} as const;
export type At18 = keyof typeof AT_18;

const CODES: Readonly<Record<string, { label: string }>> = { ...AFTER_18, ...AT_18 };

/** As it is read; a code that is no longer known stays itself. */
export const leavingCareCodeWords = (code: string): string => CODES[code]?.label ?? code;
export const isLeavingCareStep = (code: string): code is LeavingCareStep =>
  Object.hasOwn(LEAVING_CARE_STEPS, code);
