export const authorisationsNotices = {
  authorisations: {
    authorise: "Funding authorised. The broker and the provider have been told.",
    return: "Your question is with the broker.",
    "sent-up": "Sent to the director, who is told by email.",
    continue: "Funding continued.",
    panel: "Panel decision recorded.",
    refuse: "Funding refused. The broker is told your reason, the provider only that it was refused.",
  },
  deciders: {
    limit: "Limit saved.",
    panel: "Panel saved.",
    named: "Deputy named.",
    ended: "Deputy removed.",
  },
} as const;
