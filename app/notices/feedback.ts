export const feedbackNotices = {
  feedback: {
    given: "Saved. The council reads it, and you can correct it until the day the page says.",
    read: "Marked as read.",
  },
} as const;
