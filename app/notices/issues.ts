export const issuesNotices = {
  issue: {
    raised: "Issue sent to the council. The right team is told by email.",
    reply: "Message sent.",
    answer: "Answer sent. The provider is told by email.",
    close: "Issue closed. The provider is told by email.",
    dispute: "Issue opened again. The council is told by email.",
    escalate: "Escalated. The council’s team managers are told by email.",
    assign: "Saved who is responsible.",
    route: "Passed on. The team is told by email.",
  },
} as const;
