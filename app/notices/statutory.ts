export const statutoryNotices = {
  statutory: {
    circumstances: "Saved. The steps below follow from it.",
    approve: "Approved.",
    record: "Recorded.",
    asked: "Approval requested. We have emailed those who can give it.",
    returned: "Request returned. We have emailed the person who made it.",
    closed: "Request closed.",
    withdrawn: "Withdrawn. The step has to be done again.",
  },
} as const;
