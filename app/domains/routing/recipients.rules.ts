import { TOLD_IN_ORDER } from "~/domains/access/role-groups";

/** Those of an organisation that answer for it, one step after the other. */
export const whoAnswersForProvider = TOLD_IN_ORDER.map((role) => ({ roles: [role] }));
