/**
 * What machines miss: nothing that we measured finds a family by its make-up or a child by an event. Whoever sends a
 * referral says of each that they looked, about exactly the text that goes out.
 */
export const GATE_CHECKLIST = {
  events: {
    label: "No event in it could be recognised",
    hint: "In the news, in court, or known in the street: a fire, an accident, a crime, a rescue. Say what it did to the child instead.",
  },
  family: {
    label: "The family could not be recognised by its make-up",
    hint: "Twins, six brothers, a parent's unusual work, country or faith in a small community. “Several brothers and sisters” is enough.",
  },
  "one-off": {
    label: "No one-off circumstance points to this child",
    hint: "A rare diagnosis, a title won, an unusual placement, a first of its kind. Name the need, not the story.",
  },
  reader: {
    label:
      "I have read it as somebody from the child's school or street would, and they would not know who it is",
  },
} as const satisfies Record<string, { label: string; hint?: string }>;

export type GateChecklistItem = keyof typeof GATE_CHECKLIST;
export const GATE_CHECKLIST_ITEMS = Object.keys(GATE_CHECKLIST) as GateChecklistItem[];
