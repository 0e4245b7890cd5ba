export const arrivalsNotices = {
  plan: {
    saved: "Saved. Both sides see it.",
    unticked: "Unticked. It is to do again.",
    added: "Item added.",
    removed: "Item removed.",
  },
} as const;
