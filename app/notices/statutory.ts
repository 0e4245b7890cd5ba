export const statutoryNotices = {
  statutory: {
    circumstances: "Saved. The steps below follow from it.",
    approve: "Approved.",
    record: "Recorded.",
    accepted: "Offer accepted. Request the approval below before the child moves in.",
    asked: "Approval requested. We have emailed those who can give it.",
    returned: "Request returned. We have emailed the person who made it.",
    closed: "Request closed.",
    written: "Letter saved. Print or send it, then record it as sent.",
    "left-out": "Recorded.",
    sent: "Recorded as sent.",
    "not-sent": "Recorded as not sent. You can change the letter again.",
    withdrawn: "Withdrawn. The step has to be done again.",
  },
} as const;
