export const releasesNotices = {
  knows: {
    released: "It is released. The person is told by mail that they may look.",
    revoked: "It is revoked. The person sees nothing from now on and is told by mail.",
  },
  documents: {
    added: "Document sent. We are checking it. Reload this page in a moment.",
    confirmed: "Confirmed. We are making the copy that homes get. They can read it in a moment.",
    removed: "Deleted. It can no longer be opened on Homeward.",
  },
  document: {
    describe: "is described",
    pass: "goes as it is",
    "leave-out": "is left out",
  },
  detailGate: {
    saved: "Your text is saved. Check what homes will read before they can",
    waiting: "Your decisions are saved. Homes cannot read it yet",
    agreed: "Your decision is saved",
  },
} as const;
