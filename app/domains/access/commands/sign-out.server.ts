import { endSession, endSessionsOf } from "~/domains/access/session.server";

/** Signs this browser out: the `Set-Cookie` header that forgets the session. */
export function signOut(request: Pick<Request, "url" | "headers">): Promise<string> {
  return endSession(request);
}

/** Signs a person out everywhere, here too: the `Set-Cookie` header. */
export async function signOutEverywhere(
  request: Pick<Request, "url" | "headers">,
  personId: string,
): Promise<string> {
  await endSessionsOf(personId);
  return endSession(request);
}
