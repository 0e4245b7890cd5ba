import { entry } from "~/paths/access";
import { env } from "~/platform/env.server";
import { openSealed, seal } from "./sealed-link.server";

/** The address in the mail that asks, at which its reader confirms that the subscription is wanted. */
export const confirmAddress = (subscriptionId: string): string =>
  `${env().APP_URL}${entry.confirmSubscription(seal("confirm", subscriptionId, "subscription"))}`;

/** Which subscription the last part of such an address confirms; undefined for one that is not ours. */
export function readConfirmToken(token: string): string | undefined {
  return openSealed("confirm", token)?.id;
}
