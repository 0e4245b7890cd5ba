export const feedbackNotices = {
  feedback: {
    given: "Saved. The council reads it, and you can correct it until the day the page says.",
    read: "Marked as read.",
    promise: "Saved. Only your council reads it.",
    view: "Saved. Only those who may know who the child is read it.",
    told: "Sent. The provider is emailed.",
  },
} as const;
