import { browserFamily } from "~/domains/access/browser.rules";
import { activeFactors, noteAccount } from "~/domains/access/factors.server";
import { knownBrowser, rememberBrowser } from "~/domains/access/known-browser.server";
import { newestResumableSubmission } from "~/domains/access/resumable-submissions.server";
import { startSession } from "~/domains/access/session.server";
import { account, entry } from "~/paths/access";
import { transaction } from "~/platform/database/transaction.server";

/**
 * `Set-Cookie` headers: the new session, and the browser that the account is known by from now on. `waiting`: the second
 * factor is still to come, and the browser is not known by it yet.
 */
export type SignedIn = {
  personId: string;
  setCookie: string;
  knownBrowser: string | undefined;
  waiting: boolean;
};

type WithHeaders = Pick<Request, "url" | "headers">;

/**
 * Starts a session in this browser for somebody who has proved who they are by their password or an emailed link. Who
 * has a second factor gives it next.
 */
export async function signedIn(
  request: WithHeaders,
  personId: string,
  email: string,
  { first = false }: { first?: boolean } = {},
): Promise<SignedIn> {
  const factors = await transaction("auth", {}, (tx) => activeFactors(tx, personId));
  if (factors.length > 0)
    return {
      personId,
      setCookie: await startSession(request, personId, "waiting"),
      knownBrowser: undefined,
      waiting: true,
    };
  if (!first) await tellOfNewBrowser(request, personId, email);
  return {
    personId,
    setCookie: await startSession(request, personId, "none"),
    knownBrowser: rememberBrowser(request, email),
    waiting: false,
  };
}

/** Starts a session in this browser for somebody who has given their second factor. */
export async function signedInByFactor(
  request: WithHeaders,
  personId: string,
  email: string,
): Promise<SignedIn> {
  await tellOfNewBrowser(request, personId, email);
  return {
    personId,
    setCookie: await startSession(request, personId, "given"),
    knownBrowser: rememberBrowser(request, email),
    waiting: false,
  };
}

/** A browser that the account has not been used in before is told to the person by mail. */
async function tellOfNewBrowser(request: WithHeaders, personId: string, email: string): Promise<void> {
  if (knownBrowser(request, email)) return;
  const browser = browserFamily(request.headers.get("user-agent")) ?? undefined;
  await transaction("auth", {}, (tx) => noteAccount(tx, personId, "new-sign-in", browser));
}

/** The headers of an answer that signs somebody in. */
export function signInHeaders({ setCookie, knownBrowser }: SignedIn): [string, string][] {
  return [
    ["Set-Cookie", setCookie],
    ...(knownBrowser ? [["Set-Cookie", knownBrowser] satisfies [string, string]] : []),
  ];
}

/**
 * Where somebody goes who has just signed in: to the page of the second factor where it is still to come, else where they
 * were going; who has not said where, to what was kept for them, or to their organisations.
 */
export async function afterSignIn(
  { waiting, personId }: Pick<SignedIn, "waiting" | "personId">,
  next: string | null | undefined,
): Promise<string> {
  if (waiting) return next ? `${entry.code()}?${new URLSearchParams({ next })}` : entry.code();
  if (next) return next;
  const kept = await newestResumableSubmission(personId);
  return kept ? entry.kept(kept) : account.organisations();
}
