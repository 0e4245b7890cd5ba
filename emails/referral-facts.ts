/** What every mail about a referral says: whom it greets, which referral, whose, and where to see it. */
export type ReferralFacts = {
  name: string;
  reference: string;
  /** The search is for an emergency placement: the subject says so. */
  emergency?: boolean;
  council: string;
  link: string;
};
