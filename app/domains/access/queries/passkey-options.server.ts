import { keepChallenge } from "~/domains/access/ceremonies.server";
import {
  type CreationOptions,
  creationOptions,
  type RequestOptions,
  requestOptions,
} from "~/domains/access/passkeys.server";
import type { SignedInSession } from "~/domains/access/session.server";
import { transaction } from "~/platform/database/transaction.server";

type WithHeaders = Pick<Request, "url" | "headers">;

/** What the browser needs to make a passkey in this session, and the `Set-Cookie` header that its answer is known by. */
export async function newPasskeyOptions(
  request: WithHeaders,
  { id: sessionId, personId }: SignedInSession,
  person: { name: string; email: string },
): Promise<{ options: CreationOptions; setCookie: string }> {
  const options = await transaction("auth", {}, (tx) => creationOptions(tx, { personId, ...person }));
  const { challenge } = options;
  return { options, setCookie: await keepChallenge(request, { purpose: "register", sessionId, challenge }) };
}

/** What it needs to use one: of whose session it is, or without a session of anybody. */
export async function passkeyOptions(
  request: WithHeaders,
  purpose: "sign-in" | "confirm",
  session: SignedInSession | undefined,
): Promise<{ options: RequestOptions; setCookie: string }> {
  const options = await transaction("auth", {}, (tx) => requestOptions(tx, session?.personId));
  const { challenge } = options;
  const setCookie = await keepChallenge(request, { purpose, sessionId: session?.id ?? null, challenge });
  return { options, setCookie };
}
