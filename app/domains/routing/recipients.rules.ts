/**
 * Who answers for the whole organisation, then who looks after it: an empty step goes to the next one. The first person of
 * a new provider is invited with both roles (`prisma/sql/access/invitations.sql`).
 */
export const TOLD_IN_ORDER = ["referrals-officer", "provider-admin"] as const;

/** Those of an organisation that answer for it, one step after the other. */
export const whoAnswersForProvider = TOLD_IN_ORDER.map((role) => ({ roles: [role] }));
