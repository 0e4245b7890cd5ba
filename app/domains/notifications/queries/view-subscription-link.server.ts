import { readConfirmToken } from "../subscription-token.server";

/** Whether a link confirms a subscription, as far as it says itself. It looks nothing up, so that opening it tells nobody anything. */
export const viewSubscriptionLink = (token: string): { works: boolean } => ({
  works: readConfirmToken(token) !== undefined,
});
