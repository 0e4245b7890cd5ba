export const statutoryNotices = {
  statutory: {
    circumstances: "Saved. The steps below follow from it.",
    approve: "Approved.",
    record: "Recorded.",
    withdrawn: "Withdrawn. The step has to be done again.",
  },
} as const;
