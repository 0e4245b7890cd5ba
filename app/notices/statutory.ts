export const statutoryNotices = {
  statutory: {
    circumstances: "Saved. The steps below follow from it.",
    approve: "Approved.",
    record: "Recorded.",
    accepted: "Offer accepted. Request the approval below before the child moves in.",
    "accepted-consult":
      "Offer accepted. Consult the area authority and send it the care plan, record that below, then request the director's approval.",
    "accepted-area":
      "Offer accepted. Say below where the child will live: the placement may need approval before the child moves in.",
    "accepted-carer":
      "Offer accepted. Say below whose foster carer it is: the placement may need approval before the child moves in.",
    "accepted-schooling":
      "Offer accepted. Say below whether the move disrupts Key Stage 4: it may need approval before the child moves in.",
    asked: "Approval requested. We have emailed those who can give it.",
    returned: "Request returned. We have emailed the person who made it.",
    closed: "Request closed.",
    written: "Letter saved. Print or send it, then record it as sent.",
    "left-out": "Recorded.",
    sent: "Recorded as sent.",
    "not-sent": "Marked as not sent. You can change the letter again.",
    withdrawn: "Withdrawn. The step has to be done again.",
  },
} as const;
