import type { FeeLine } from "~/domains/agreements/agreement/fee-lines.rules";
import type { Point } from "~/domains/providers/distance.rules";
import type { ReferralDraft } from "~/domains/referrals/referral.schema";

/** What a fee line says of the week: by whose pace it is paid, and on which nights. */
export type WeeklyFee = Pick<FeeLine, "pace" | "weeklyPence" | "from" | "to">;

/** What the portal holds of one placement; days are `YYYY-MM-DD`. Null is not held. */
export type PlacementFacts = {
  /**
   * A number for the child of one referral: the same in each export and saying nothing of who the child is. Another referral
   * of the same child has another one, so that nobody follows the child from home to home by it.
   */
  childId: number;
  /** The pages of the referral as they were last sent, without names. */
  referral: ReferralDraft;
  /** How many children the referral is for. */
  children: number;
  /** Other children of the referral in the same home at the same time. */
  siblingsInTheSameHome: number;
  plannedStart: string;
  councilMovedIn: string | null;
  providerMovedIn: string | null;
  lastNight: string | null;
  home: {
    registrationNumber: string;
    kind: string;
    localAuthority: string | null;
    councilCode: string | null;
    region: string | null;
    outcode: string | null;
    point: Point | null;
  };
  /** Where the outcode that the referral asks for lies, if it asks for one. */
  preferredPoint: Point | null;
  /** This child's fees; empty where no costing is known. */
  fees: readonly WeeklyFee[];
  referralEntered: { by: string | null; on: string };
  placementEntered: { by: string | null; on: string };
  costAuthorised: { by: string | null; on: string | null };
};
