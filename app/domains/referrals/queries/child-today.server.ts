import type { Actor } from "~/domains/access/actor";
import { identityForComparison } from "~/domains/vault/queries/read-identity.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { isCalendarDate, londonDate } from "~/platform/london";
import { type ChildIdentity, completedYears } from "../child.schema";
import { completeIdentity } from "../child-fields.rules";

export type ChildToday = {
  /** Who the child is, where the page is complete. Never for a page, a mail or a log. */
  identityFields: ChildIdentity | null;
  destroyed: boolean;
  /** In completed years today, also of a page that was put aside; null where no birthday is written. */
  age: number | null;
};

/** What matching, the law and the small numbers need of a child today. No text is compared. */
export async function childToday(tx: Tx, actor: Actor, identityId: string): Promise<ChildToday> {
  const stored = await identityForComparison(tx, actor, identityId);
  if (!stored.ok) return { identityFields: null, destroyed: stored.error.type === "destroyed", age: null };
  const identityFields = completeIdentity(stored.value) ?? null;
  const born = identityFields?.dateOfBirth ?? stored.value.fields.dateOfBirth;
  const known = typeof born === "string" && isCalendarDate(born);
  return { identityFields, destroyed: false, age: known ? completedYears(born, londonDate(now())) : null };
}
