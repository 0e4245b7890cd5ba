export const providersNotices = {
  service: {
    raised: "The alert stands. Councils, the hub and the provider see it from now on.",
    kept: "The alert stays until its next review.",
    ended: "The alert has ended.",
    "end-asked": "A second person must agree. Until then the alert stays.",
    confirmed: "Alert confirmed. It now stops placements by every council.",
  },
  ownServices: {
    declared: "What you told us is saved. Councils see it from now on, and referrals follow it.",
    "declared-unchecked": "What you told us is saved",
  },
  vacancies: {
    changed: "The places are changed and confirmed.",
    confirmed: "All places are confirmed as they stand. Councils see that from now on.",
  },
  confirmations: {
    confirm: "Provider confirmed. It will now get matching referrals. We’re emailing the councils concerned.",
    refuse:
      "Provider refused. Nobody can act for it, and its services can be added again from the register. We’re emailing the councils concerned.",
  },
  // Who was brought on or invited by what name is said by the page.
  owner: {
    grouped: "The group is saved. It counts in figures that are worked out from now on.",
    "brought-on": "The provider is on Homeward.",
    invited: "The invitation is on its way.",
    sent: "It is sent. They are told by mail.",
    raised: "The alert stands on all of its services. Councils, the hub and the provider see it from now on.",
    kept: "The alert stays until its next review.",
    ended: "The alert has ended.",
    "end-asked": "A second person must agree. Until then the alert stays.",
    confirmed: "Alert confirmed. It now stops placements by every council.",
    address: "The address is confirmed for this owner.",
    added: "The services are on the portal and get referrals from now on.",
  },
} as const;
