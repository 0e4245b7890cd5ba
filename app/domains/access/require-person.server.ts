import { redirect } from "@remix-run/node";
import { needsFactor } from "~/domains/access/factors.server";
import { keepSubmission } from "~/domains/access/resumable-submissions.server";
import { type SignedInSession, signedInSession } from "~/domains/access/session.server";
import { stepUpWhereNeeded } from "~/domains/access/step-up.server";
import { account, entry } from "~/paths/access";

/** What somebody reaches who needs a second factor and has none yet: where it is set up. */
const SETTING_UP = /^\/account\/(second-factor|confirm)(\/|$)/;

/**
 * The id of who is signed in. Otherwise asks to sign in, by a thrown redirect: a page comes back afterwards;
 * a form that was sent after its session had ended by time is kept 96 hours for the person who sent it. Who has still
 * to give or to set up their second factor is led there, and who has to confirm that it is them (`step-up.rules`).
 */
export async function requirePerson(request: Request): Promise<string> {
  return (await requireSession(request)).personId;
}

/** The same, with what this session has proved. */
export async function requireSession(request: Request): Promise<SignedInSession> {
  const session = await signedInSession(request);
  const { pathname, search } = new URL(request.url);
  const reads = request.method === "GET" || request.method === "HEAD";
  if (session && session.factor !== "waiting") {
    if (session.factor === "given") {
      await stepUpWhereNeeded(request, session);
      return session;
    }
    const settingUp = SETTING_UP.test(pathname);
    if (!settingUp && (await needsFactor(session.personId))) {
      const kept = reads ? undefined : await keepSubmission(request);
      const next = kept ? entry.kept(kept) : pathname + (reads ? search : "");
      throw redirect(`${account.secondFactor()}?${new URLSearchParams({ next })}`);
    }
    await stepUpWhereNeeded(request, session);
    return session;
  }
  const askAt = session ? entry.code() : entry.signIn();
  if (reads) throw redirect(`${askAt}?${new URLSearchParams({ next: pathname + search })}`);
  const kept = session ? undefined : await keepSubmission(request);
  const next = kept ? entry.kept(kept) : pathname;
  throw redirect(`${askAt}?${new URLSearchParams({ next, ...(kept ? {} : { lost: "1" }) })}`);
}
