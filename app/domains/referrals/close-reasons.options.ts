/** Why a search is closed. `no-offers` is the only one that is a failure of the search. */
export const CLOSE_REASONS = {
  "no-offers": "No suitable offers",
  kin: "Placed with family or friends",
  internal: "Placed in the council's own provision",
  home: "Went home or stayed at home",
  hospital: "Admitted to hospital",
  custody: "In custody",
  other: "Another reason",
} as const;

export type CloseReason = keyof typeof CLOSE_REASONS;
