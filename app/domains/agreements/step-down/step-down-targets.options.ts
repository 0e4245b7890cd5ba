import { labelOf } from "~/platform/forms/options";

/**
 * Where the child should live next. Keys are stored; `next` is the middle of a sentence, `plan` the beginning of one that goes on
 * with a day: not every move is a step-down.
 */
export const STEP_DOWN_TARGETS = {
  "same-home": {
    label: "The same home, with less support",
    next: "the same home with less support",
    plan: "Less support in the same home",
  },
  "smaller-home": {
    label: "A children’s home with less support",
    next: "a children’s home with less support",
    plan: "Step-down to a children’s home with less support",
  },
  "other-home": {
    label: "Another specialist home or school",
    next: "another specialist home or school",
    plan: "Move to another specialist home or school",
  },
  "agency-family": {
    label: "A foster family of an agency",
    next: "an agency foster family",
    plan: "Step-down to an agency foster family",
  },
  "council-family": {
    label: "A foster family of the council",
    next: "a council foster family",
    plan: "Step-down to a council foster family",
  },
  "connected-carers": {
    label: "Family or friends (connected carers)",
    next: "family or friends",
    plan: "Move to family or friends",
  },
  "return-home": { label: "Return to parents", next: "parents", plan: "Return home to parents" },
  permanence: {
    label: "Adopters or special guardians",
    next: "adopters or special guardians",
    plan: "Adoption or special guardianship",
  },
  "supported-accommodation": {
    label: "Supported accommodation (16 and over)",
    next: "supported accommodation",
    plan: "Step-down to supported accommodation",
  },
  "own-tenancy": {
    label: "A tenancy of their own",
    next: "a tenancy of their own",
    plan: "Move to a tenancy of their own",
  },
  other: { label: "Somewhere else", next: "somewhere else", plan: "Move somewhere else" },
  none: {
    label: "No step-down: this is where the child stays",
    next: "no step-down",
    plan: "No step-down",
  },
} as const;
export type StepDownTarget = keyof typeof STEP_DOWN_TARGETS;

/** Why a provider objects to the plan. Keys are stored. */
export const STEP_DOWN_OBJECTIONS = {
  "not-ready": { label: "The child is not ready" },
  "too-soon": { label: "The day is too soon" },
  "too-late": { label: "The day is too late" },
  target: { label: "Another kind of home or family would suit the child better" },
  conditions: { label: "A condition is missing or cannot be met" },
  "childs-view": { label: "The child does not want it" },
  "nothing-found": { label: "Nothing suitable is likely to be found by then" },
  other: { label: "Another reason" },
} as const;
export type StepDownObjection = keyof typeof STEP_DOWN_OBJECTIONS;

const TARGETS: Readonly<Record<string, { next: string; plan: string }>> = STEP_DOWN_TARGETS;

/** As a page lists it; a code that is no longer known stays itself. */
export const stepDownTargetWords = (code: string): string => labelOf(STEP_DOWN_TARGETS, code);
export const stepDownObjectionWords = (code: string): string => labelOf(STEP_DOWN_OBJECTIONS, code);
/** The same within a sentence: "an agency foster family". */
export const stepDownNextWords = (code: string): string => TARGETS[code]?.next ?? code;
/** "Step-down to an agency foster family", "Return home to parents". */
export const stepDownPlanWords = (code: string): string => TARGETS[code]?.plan ?? code;
