import { type Found, findRecipients } from "~/domains/notifications/queries/find-recipients.server";
import type { Tx } from "~/platform/database/transaction.server";
import { whoAnswersForProvider } from "../recipients.rules";

/**
 * The people of the first step that has somebody left, with the number of the step; undefined when nobody is.
 * `unreachable` are people whose address bounced. Reads as the organisation that is set for the transaction.
 */
export function firstReachable(
  tx: Tx,
  organisationId: string,
  unreachable: ReadonlySet<string>,
): Promise<Found | undefined> {
  return findRecipients(tx, { organisationId, steps: whoAnswersForProvider, without: unreachable });
}
