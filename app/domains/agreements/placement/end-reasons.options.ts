import { labelOf } from "~/platform/forms/options";

/**
 * Why a placement ends, or why notice is given. `breakdown` counts as one: it ended before it was meant to, because it
 * did not hold. Keys are stored; one that is no longer offered is marked `retired`.
 */
export const END_REASONS = {
  // As it was meant to.
  "as-planned": { label: "As planned: the agreed length is over", group: "planned" },
  "moved-on": { label: "Moved on to a longer-term placement", group: "planned" },
  "step-down": { label: "Step-down to less support", group: "planned" },
  "returned-home": { label: "Returned home", group: "planned" },
  "family-or-friends": { label: "Moved to family or friends", group: "planned" },
  adoption: { label: "Moved to adopters or a special guardian", group: "planned" },
  independence: { label: "Moved to independence", group: "planned" },
  "18th-birthday": { label: "18th birthday", group: "planned" },
  // A breakdown, by its cause.
  behaviour: { label: "Behaviour or needs beyond what the home can meet", group: "breakdown" },
  match: { label: "Poor match with other children living there", group: "breakdown" },
  staffing: { label: "Staffing, or a foster carer who cannot continue", group: "breakdown" },
  safeguarding: { label: "Safeguarding concern", group: "breakdown" },
  "childs-choice": { label: "The child’s own choice", group: "breakdown" },
  family: { label: "The family’s decision or removal by a parent", group: "breakdown" },
  quality: { label: "The council is not satisfied with the care", group: "breakdown" },
  fee: { label: "Fee or contract", group: "breakdown" },
  // Neither.
  closure: { label: "The home is closing or cannot continue", group: "other" },
  hospital: { label: "Hospital", group: "other" },
  custody: { label: "Remanded or in custody", group: "other" },
  missing: { label: "Long-term missing", group: "other" },
  "plan-changed": { label: "Change of care plan or a court’s decision", group: "other" },
  died: { label: "The child died", group: "other" },
  other: { label: "Another reason", group: "other" },
} as const;

export type EndReason = keyof typeof END_REASONS;

const GROUPS = { planned: "As planned", breakdown: "Breakdown", other: "Other" } as const;

/** The reason as both sides read it; a code that is no longer known stays itself. */
export function endReasonWords(code: string | null): string {
  return labelOf(END_REASONS, code ?? "");
}

/** Whether it counts as a breakdown. */
export function isBreakdown(code: string | null): boolean {
  return (END_REASONS as Readonly<Record<string, { group: string }>>)[code ?? ""]?.group === "breakdown";
}

/** The list for a form, in its three groups. */
export function endReasonGroups(): { label: string; options: { value: string; label: string }[] }[] {
  return Object.entries(GROUPS).map(([group, label]) => ({
    label,
    options: Object.entries(END_REASONS)
      .filter(([, reason]) => reason.group === group)
      .map(([value, reason]) => ({ value, label: reason.label })),
  }));
}
