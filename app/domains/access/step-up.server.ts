import { redirect } from "@remix-run/node";
import { factorsOf } from "~/domains/access/factors.server";
import { keepSubmission } from "~/domains/access/resumable-submissions.server";
import { type SignedInSession, signedInSession } from "~/domains/access/session.server";
import { isFresh, needsStepUp } from "~/domains/access/step-up.rules";
import { account, entry } from "~/paths/access";
import { now } from "~/platform/clock.server";

/**
 * Asks whether it is them (a code, a passkey, or the password of who has no second factor) unless they have proved it
 * in this session within ten minutes: by a thrown redirect, which comes back. A form that was sent is kept and can be
 * sent again afterwards, with nothing typed lost.
 *
 * `requireActor` and `requireSession` do so for every address in `step-up.rules`; a command's page that is not known by
 * its address (a signature) calls it itself.
 */
export async function requireStepUp({ request }: { request: Request }): Promise<void> {
  const session = await signedInSession(request);
  if (session) await stepUp(request, session);
}

/** The same where the session is known, for the addresses of the list alone. */
export async function stepUpWhereNeeded(request: Request, session: SignedInSession): Promise<void> {
  const { pathname } = new URL(request.url);
  if (!needsStepUp(request.method, pathname)) return;
  const always = needsStepUp(request.method, pathname, false);
  if (always || (await factorsOf(session.personId)).length > 0) await stepUp(request, session);
}

async function stepUp(request: Request, session: SignedInSession): Promise<void> {
  if (isFresh(session.confirmedAt, now())) return;
  const { pathname, search } = new URL(request.url);
  if (request.method === "GET" || request.method === "HEAD")
    throw redirect(`${account.confirm()}?${new URLSearchParams({ next: pathname + search })}`);
  const kept = await keepSubmission(request);
  const next = kept ? `${entry.kept(kept)}?confirmed` : pathname + search;
  throw redirect(`${account.confirm()}?${new URLSearchParams({ next, ...(kept ? {} : { lost: "1" }) })}`);
}
