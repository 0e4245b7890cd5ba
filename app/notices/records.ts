export const recordsNotices = {
  record: {
    filed: "Filing confirmed.",
  },
} as const;
