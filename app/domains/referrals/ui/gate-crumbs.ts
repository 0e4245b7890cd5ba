import type { CouncilPaths } from "~/paths";

/** Where a page beneath the gate stands, and its way back. */
export function gateCrumbs(paths: CouncilPaths, reference: string, here: string) {
  const referral = paths.referral(reference);
  return {
    crumbs: [
      { label: "Referrals", to: paths.referrals() },
      { label: reference, to: referral.edit() },
      { label: "What providers will read", to: referral.gate() },
      { label: here },
    ],
    back: { to: referral.gate(), words: "Go back" },
  };
}
