import { isRouteErrorResponse } from "@remix-run/react";

export type ErrorWords = {
  status: number;
  title: string;
  /** What happened. */
  text: string;
  /** What to do next. */
  next: string;
  reference?: string;
  /** The address of the page that was not shown before the person asks for it here. */
  show?: string;
};

const textIn = (data: unknown, name: string): string | undefined => {
  if (typeof data !== "object" || data === null || !(name in data)) return undefined;
  const value = (data as Record<string, unknown>)[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** The words of the statuses that have an answer of their own; everything else is our fault and reads as 500. */
const KNOWN: Record<number, Omit<ErrorWords, "status">> = {
  400: {
    title: "We could not read that",
    text: "What arrived here was not complete.",
    next: "Go back, load the page again and send it once more.",
  },
  403: {
    title: "You can't do that",
    text: "Your role in this organisation does not include it.",
    next: "Somebody who looks after your organisation's people can change your role, or do it for you.",
  },
  404: {
    title: "We can't find that",
    text: "There is nothing at this address, or it is not yours to see.",
    next: "Check the address, or begin again from your start page. A link from an old email may lead to something that has ended.",
  },
  405: {
    title: "That cannot be sent here",
    text: "This address takes nothing of that kind.",
    next: "Go back to the page you came from and use its buttons.",
  },
  409: {
    title: "This has changed since you opened it",
    text: "It was changed after you opened it, so what you sent has not been saved.",
    next: "Open it again to see how it stands now, then decide whether your change is still needed.",
  },
  410: {
    title: "That is no longer kept",
    text: "What was at this address has been destroyed.",
    next: "Nobody can bring it back. Begin again from your start page.",
  },
  413: {
    title: "That is too large",
    text: "What you sent is larger than we can take, so nothing of it was saved.",
    next: "Send a shorter text or a smaller file.",
  },
  429: {
    title: "Too many attempts",
    text: "This was tried many times in a short while.",
    next: "Wait 15 minutes and try again.",
  },
  503: {
    title: "This is not available at the moment",
    text: "Part of the portal that this page needs is not responding. Nothing already saved is lost.",
    next: "Try again in a minute. Other pages may still work.",
  },
};

/**
 * What an error page says. A thrown `data({ message, next }, { status })` may put its own words in place of
 * the usual text; the reference comes from the error's data, else from the request.
 */
export function errorWords(error: unknown, reference?: string): ErrorWords {
  const response = isRouteErrorResponse(error) ? error : undefined;
  const show = textIn(response?.data, "show");
  if (response && show !== undefined)
    return {
      status: response.status,
      title: "Show this page?",
      text: "It shows confidential information about a child. We record each time somebody opens it.",
      next: "You came here from another site, an email or a saved address, so we ask first.",
      show,
    };
  const known = response ? KNOWN[response.status] : undefined;
  if (response && known) {
    return {
      status: response.status,
      title: textIn(response.data, "title") ?? known.title,
      text: textIn(response.data, "message") ?? known.text,
      next: textIn(response.data, "next") ?? known.next,
    };
  }
  return {
    status: response?.status ?? 500,
    title: "Something went wrong on our side",
    text: "What you were doing has not been saved. Nothing you did caused this.",
    next: "Go back and try again in a minute. If it happens again, tell us the reference.",
    reference: textIn(response?.data, "reference") ?? reference,
  };
}
