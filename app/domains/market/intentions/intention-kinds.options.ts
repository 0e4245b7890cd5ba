/** What a council intends to commission. Keys are stored with blocks and frozen with versions. */
export const INTENTION_KINDS = {
  "childrens-home": "Children's home",
  "solo-home": "Home for one child",
  "residential-school": "Residential special school",
  fostering: "Foster care",
  "parent-and-child": "Parent and child placements",
  "supported-accommodation": "Supported accommodation (16 and over)",
  "short-breaks": "Short breaks",
  "edge-of-care": "Support to stay at home",
  other: "Something else",
} as const;
export type IntentionKind = keyof typeof INTENTION_KINDS;
