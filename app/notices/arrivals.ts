export const arrivalsNotices = {
  plan: {
    saved: "Saved. Both sides see it.",
    unticked: "Unticked. It’s back on your list.",
    added: "Item added.",
    removed: "Item removed.",
  },
} as const;
