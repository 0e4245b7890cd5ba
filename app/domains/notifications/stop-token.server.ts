import { entry } from "~/paths/access";
import { env } from "~/platform/env.server";
import { isKind, type Kind } from "~emails/kinds";
import { openSealed, seal } from "./sealed-link.server";

/**
 * What a link in a mail stops: for one person the mails of a kind, or with the mail of the day all that are in it; for an
 * address without an account its subscription.
 */
export type Stops = { personId: string; kind: Kind | "digest" } | { subscriptionId: string };

/**
 * The address in a mail at which its reader has no more of them, without signing in. It names the person or the subscription
 * by the id that the portal made, lets nobody read anything, and stays good for as long as the mail is kept.
 */
export function stopAddress(stops: Stops): string {
  const sealed =
    "kind" in stops
      ? seal("stop", stops.personId, stops.kind)
      : seal("stop", stops.subscriptionId, "subscription");
  return `${env().APP_URL}${entry.stopEmails(sealed)}`;
}

/** What the last part of such an address stops; undefined for one that is not ours. */
export function readStopToken(token: string): Stops | undefined {
  const { id, word } = openSealed("stop", token) ?? {};
  if (!id || !word) return undefined;
  if (word === "subscription") return { subscriptionId: id };
  return word === "digest" || isKind(word) ? { personId: id, kind: word } : undefined;
}
