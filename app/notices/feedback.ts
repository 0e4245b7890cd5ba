export const feedbackNotices = {
  feedback: {
    given: "Saved. The council reads it, and you can correct it until the day the page says.",
    read: "Marked as read.",
    promise: "Saved. Only your council reads it.",
    told: "Sent. The provider is emailed.",
  },
} as const;
