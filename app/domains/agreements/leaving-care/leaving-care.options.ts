import { labelOf } from "~/platform/forms/options";

/**
 * What the law and good practice ask for before a young person leaves care. Keys are stored; ages are in months. Of
 * whoever becomes an eligible child after 16 (13 weeks looked after since 14, regulation 40) the days are later than those by
 * the birthday, which the portal cannot know: the page says so.
 */
export const LEAVING_CARE_STEPS = {
  assessment: {
    label: "Assessment of needs",
    from: 16 * 12,
    due: 16 * 12 + 3,
    law: "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 42: within 3 months of turning 16, or of becoming an eligible child after that",
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
    law: "Good practice, and not a legal deadline: agreed by 17 and a half",
  },
  "at-18": {
    label: "What happens at 18",
    from: 18 * 12,
    due: 18 * 12,
    law: "At 18 they stop being looked after. If they are a former relevant child, the Care Leavers (England) Regulations 2010 apply. The record and the fee on Homeward stay open until you record the end",
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
  ends: { label: "The placement ends at 18" },
  "stays-for-now": { label: "The young person stays here for now under another arrangement" },
  moved: { label: "The young person has moved already" },
} as const;
export type At18 = keyof typeof AT_18;

/** As it is read; a code that is no longer known stays itself. */
export const leavingCareCodeWords = (code: string): string => labelOf({ ...AFTER_18, ...AT_18 }, code);
export const isLeavingCareStep = (code: string): code is LeavingCareStep =>
  Object.hasOwn(LEAVING_CARE_STEPS, code);
