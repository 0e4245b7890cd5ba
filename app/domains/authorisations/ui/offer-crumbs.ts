import type { CouncilPaths } from "~/paths";

/** The way up from a decision on an offer, and where it leads back to. */
export function offerCrumbs(paths: CouncilPaths, at: { reference: string; offer: string }, here: string) {
  const referral = paths.referral(at.reference);
  const offer = referral.offer(at.offer).page();
  return {
    offer,
    crumbs: [
      { label: "Referrals", to: paths.referrals() },
      { label: at.reference, to: referral.page() },
      { label: "Offers", to: referral.offers() },
      { label: at.offer, to: offer },
      { label: here },
    ],
    back: { to: offer, words: "Go back" },
  };
}
