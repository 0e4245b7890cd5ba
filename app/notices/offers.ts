export const offersNotices = {
  offers: {
    shortlisted: "The offer is on the shortlist. The provider sees it.",
    reserve: "The offer is kept in reserve. The provider sees it.",
    "not-selected": "The offer is not selected. The provider was told by mail and reads the reason.",
  },
  councilOffer: {
    shortlisted: "The offer is on the shortlist. The provider sees it.",
    reserve: "The offer is kept in reserve. The provider sees it.",
    preferred: "The offer is preferred and funding approval requested.",
    "stepped-back": "The offer is back on the shortlist. The provider sees it.",
    answered: "Answer sent. Funding approval is requested again.",
    "impact-answered":
      "Your answers are saved. The home reads them, and is emailed if there is something to reply to.",
    "not-safe": "Nobody can accept this offer now. The provider was told by email.",
    "safe-after-all": "Withdrawn. The offer can be accepted again. The provider was told by email.",
    accepted: "The offer is accepted. Everybody who was asked is told.",
  },
  offer: {
    submitted: "Your offer has gone to the council. The broker was told by mail.",
    amended: "The changed offer has gone to the council. Your earlier versions are kept.",
    confirmed: "The council knows that your offer holds for the latest edition.",
    withdrawn: "The offer is withdrawn. The council knows why.",
    "impact-replied": "Your replies have gone to the council. We’ve emailed whoever asked.",
    "impact-sent": "Impact assessment sent. We’ve emailed the broker.",
    discarded: "The change is deleted. Your offer is as you sent it.",
  },
  impactDraft: { saved: "Saved. Only your organisation sees it until you send it." },
  offerDraft: { saved: "Saved. Only your organisation sees it until you send it." },
} as const;
