/** What the pages of reports and documents of a placement say once something is done. */
export const documentsNotices = {
  reports: {
    uploaded: "Uploaded. We are checking the file. If it cannot be accepted, we email you.",
    removed: "Document removed",
    read: "Marked as read",
    asked: "We have emailed the provider. The report is on their start page until it is uploaded.",
  },
  homeFiles: {
    uploaded: "Uploaded. Councils see it once it is checked, usually within a minute.",
    removed: "Removed",
  },
} as const;
