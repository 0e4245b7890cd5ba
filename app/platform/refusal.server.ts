import { data } from "@remix-run/node";
import { notFound } from "~/platform/not-found.server";
import type { Denied } from "./permission";
import { asSentence, CHANGED_FIRST, type Refusal, refusalOf, STATUS } from "./refusal";

/** What the error page says besides the refusal's own words. */
type Around = { title?: string; next?: string };

const NOT_NOW: Around = {
  title: "You cannot do this now",
  next: "Go back to the page you came from to see how it stands now.",
};

/**
 * Answers with a page of its own: the one mapper from a refusal to an answer where no form can be shown again
 * (`parseForm` uses it for what has no form). Never returns.
 */
export function refusePage(refusal: Refusal, around: Around = {}): never {
  if (refusal.kind === "not-found") return notFound();
  // The usual words of a conflict speak of a form that is shown again; without one the error page has its own.
  const message = refusal.message === CHANGED_FIRST ? undefined : asSentence(refusal.message);
  throw data(
    { ...(refusal.kind === "not-now" ? NOT_NOW : {}), ...around, message },
    { status: STATUS[refusal.kind] },
  );
}

/** The same for what a policy says before a page is shown. */
export function denyPage(denied: Denied): never {
  return refusePage(refusalOf(denied));
}
