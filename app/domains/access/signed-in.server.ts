import { rememberBrowser } from "~/domains/access/known-browser.server";
import { startSession } from "~/domains/access/session.server";

/** `Set-Cookie` headers: the new session, and the browser that the account is known by from now on. */
export type SignedIn = { setCookie: string; knownBrowser: string };

/** Starts a session in this browser for somebody who has proved who they are. */
export async function signedIn(
  request: Pick<Request, "url" | "headers">,
  personId: string,
  email: string,
): Promise<SignedIn> {
  return {
    setCookie: await startSession(request, personId),
    knownBrowser: rememberBrowser(request, email),
  };
}

/** The headers of an answer that signs somebody in. */
export function signInHeaders({ setCookie, knownBrowser }: SignedIn): [string, string][] {
  return [
    ["Set-Cookie", setCookie],
    ["Set-Cookie", knownBrowser],
  ];
}
