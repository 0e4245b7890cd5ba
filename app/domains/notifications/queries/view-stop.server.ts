import { KINDS } from "~emails/kinds";
import { readStopToken } from "../stop-token.server";

export type StopView = {
  /** The kind as people call it; null for the mail of the day. */
  title: string | null;
  /** Where it cannot be stopped, it is put into the mail of the day. */
  daily: boolean;
  /** It is for an address without an account. */
  subscription?: true;
};

/** What the link of a mail would stop. It looks nothing up, so that opening it tells nobody whether anybody is there. */
export function viewStop(token: string): StopView | undefined {
  const stops = readStopToken(token);
  if (!stops) return undefined;
  if ("subscriptionId" in stops)
    return { title: "new market position statements", daily: false, subscription: true };
  if (stops.kind === "digest") return { title: null, daily: false };
  const { title, choices } = KINDS[stops.kind];
  return { title, daily: !(choices as readonly string[]).includes("none") };
}
