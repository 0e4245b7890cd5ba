import { signedInPerson } from "~/domains/access/session.server";

/** Whether the request carries a session that is alive. */
export async function viewSignedIn(request: Pick<Request, "url" | "headers">): Promise<boolean> {
  return (await signedInPerson(request)) !== undefined;
}
