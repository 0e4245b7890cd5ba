/** Where the child should live next. Keys are stored; `next` is the middle of a sentence. */
export const STEP_DOWN_TARGETS = {
  "same-home": { label: "The same home, with less support", next: "the same home with less support" },
  "smaller-home": {
    label: "A children’s home with less support",
    next: "a children’s home with less support",
  },
  "other-home": { label: "Another specialist home or school", next: "another specialist home or school" },
  "agency-family": { label: "A foster family of an agency", next: "an agency foster family" },
  "council-family": { label: "A foster family of the council", next: "a council foster family" },
  "connected-carers": { label: "Family or friends (connected carers)", next: "family or friends" },
  "return-home": { label: "Return to parents", next: "parents" },
  permanence: { label: "Adopters or special guardians", next: "adopters or special guardians" },
  "supported-accommodation": {
    label: "Supported accommodation (16 and over)",
    next: "supported accommodation",
  },
  "own-tenancy": { label: "A tenancy of their own", next: "a tenancy of their own" },
  other: { label: "Somewhere else", next: "somewhere else" },
  none: { label: "No step-down: this is where the child stays", next: "no step-down" },
} as const;
export type StepDownTarget = keyof typeof STEP_DOWN_TARGETS;

/** Why a provider objects to the plan. Keys are stored. */
export const STEP_DOWN_OBJECTIONS = {
  "not-ready": { label: "The child is not ready" },
  "too-soon": { label: "The day is too soon" },
  "too-late": { label: "The day is too late" },
  target: { label: "Another kind of home or family would suit the child better" },
  conditions: { label: "What has to be true first is missing something or cannot be met" },
  "childs-view": { label: "The child does not want it" },
  "nothing-found": { label: "Nothing suitable is likely to be found by then" },
  other: { label: "Another reason" },
} as const;
export type StepDownObjection = keyof typeof STEP_DOWN_OBJECTIONS;

const TARGETS: Readonly<Record<string, { label: string; next: string }>> = STEP_DOWN_TARGETS;
const OBJECTIONS: Readonly<Record<string, { label: string }>> = STEP_DOWN_OBJECTIONS;

/** As a page lists it; a code that is no longer known stays itself. */
export const stepDownTargetWords = (code: string): string => TARGETS[code]?.label ?? code;
export const stepDownObjectionWords = (code: string): string => OBJECTIONS[code]?.label ?? code;
/** The same within a sentence: "an agency foster family". */
export const stepDownNextWords = (code: string): string => TARGETS[code]?.next ?? code;
