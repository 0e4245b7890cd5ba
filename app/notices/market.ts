export const marketNotices = {
  statement: {
    started: "Draft started. Write each section, then send it for review.",
    details: "Title and period saved.",
    saved: "Saved.",
    added: "Added at the end of the section.",
    moved: "Moved.",
    removed: "Removed.",
    commented: "Comment added.",
    resolved: "Comment resolved.",
    "intention-moved": "Status changed. It now appears beside the published statement.",
    "sent-to-review": "Sent for review. A colleague can now publish it.",
    returned: "Returned to draft.",
    published: "Published. Anyone can read it now.",
  },
} as const;
