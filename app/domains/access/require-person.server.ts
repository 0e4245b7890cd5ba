import { redirect } from "@remix-run/node";
import { keepPost } from "~/domains/access/kept-posts.server";
import { signedInPerson } from "~/domains/access/session.server";

/**
 * The id of who is signed in. Otherwise asks to sign in, by a thrown redirect: a page comes back afterwards;
 * a form that was sent after its session had ended by time is kept 15 minutes for the person who sent it.
 */
export async function requirePerson(request: Request): Promise<string> {
  const personId = await signedInPerson(request);
  if (personId) return personId;
  const { pathname, search } = new URL(request.url);
  if (request.method === "GET" || request.method === "HEAD")
    throw redirect(`/sign-in?${new URLSearchParams({ next: pathname + search })}`);
  const kept = await keepPost(request);
  const next = kept ? `/kept/${kept}` : pathname;
  throw redirect(`/sign-in?${new URLSearchParams({ next, ...(kept ? {} : { lost: "1" }) })}`);
}
