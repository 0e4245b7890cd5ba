export const marketNotices = {
  interest: {
    submitted: "Sent to the council. Its commissioners are told by email.",
    answer: "Answer sent. The provider is told by email.",
    write: "Message sent. The council is told by email.",
    withdraw: "Withdrawn. The council is told by email.",
  },
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
