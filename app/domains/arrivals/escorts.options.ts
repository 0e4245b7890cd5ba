/** Who brings or collects the child, by role: a name goes into the note, where the gate allows it. Both lists stand in `prisma/sql/arrivals.sql` too. */
export const ESCORTS = {
  "social-worker": "The child’s social worker",
  "duty-worker": "A duty or out-of-hours social worker",
  "support-worker": "A support worker",
  "from-here": "Staff or carer from where the child lives now",
  "to-there": "Staff or carer from where the child moves to",
  relative: "A parent or relative",
  transport: "Escorted transport",
  police: "The police",
  other: "Someone else",
} as const;

/** How a paper that is not for the portal went over. */
export const HANDOVERS = { paper: "On paper", "secure-email": "By secure email" } as const;
