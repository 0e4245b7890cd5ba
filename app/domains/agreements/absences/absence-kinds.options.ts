import { labelOf } from "~/platform/forms/options";

/** Where a child is who lives in a placement and does not sleep there. Keys are stored. */
export const ABSENCE_KINDS = {
  missing: { label: "Missing" },
  hospital: { label: "In hospital" },
  respite: { label: "Respite or short break" },
  home: { label: "Staying with family" },
  remand: { label: "Remanded or in custody" },
  holiday: { label: "Holiday or school trip" },
  friends: { label: "Staying with friends" },
  elsewhere: { label: "Somewhere else" },
} as const;

export type AbsenceKind = keyof typeof ABSENCE_KINDS;

/** As both sides read it; a code that is no longer known stays itself. */
export function absenceKindWords(code: string): string {
  return labelOf(ABSENCE_KINDS, code);
}
