export const statutoryNotices = {
  statutory: {
    circumstances: "Saved. The steps below follow from it.",
    approve: "Approved.",
    record: "Recorded.",
    asked: "Asked. The officer gets a mail and sees it on their start page.",
    returned: "Returned. Whoever asked gets a mail.",
    withdrawn: "Withdrawn. The step has to be done again.",
  },
} as const;
