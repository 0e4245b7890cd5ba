/** The way up from a decision on an offer, and where it leads back to. */
export function offerCrumbs(at: { base: string; reference: string; offer: string }, here: string) {
  const referral = `${at.base}/${at.reference}`;
  const offer = `${referral}/offers/${at.offer}`;
  return {
    offer,
    crumbs: [
      { label: "Referrals", to: at.base },
      { label: at.reference, to: referral },
      { label: "Offers", to: `${referral}/offers` },
      { label: at.offer, to: offer },
      { label: here },
    ],
    back: { to: offer, words: "Go back" },
  };
}
