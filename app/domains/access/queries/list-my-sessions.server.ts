import { sessionsOf } from "~/domains/access/session.server";
import { now } from "~/platform/clock.server";
import { londonTime, longDate } from "~/platform/time";

export type MySession = {
  handle: string;
  browser: string;
  started: string;
  seen: string;
  isThisOne: boolean;
};

/** Where a person is signed in, last used first, in words. No address is kept, so none is shown. */
export async function listMySessions(
  personId: string,
  request: Pick<Request, "url" | "headers">,
): Promise<MySession[]> {
  const at = now();
  const words = (time: Date) => `${longDate(time, at)} at ${londonTime(time)}`;
  return (await sessionsOf(personId, request)).map(({ handle, browser, startedAt, seenAt, isThisOne }) => ({
    handle,
    browser: browser ?? "Unknown browser",
    started: words(startedAt),
    seen: words(seenAt),
    isThisOne,
  }));
}
