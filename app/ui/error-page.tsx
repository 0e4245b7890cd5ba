import { useLocation } from "@remix-run/react";
import { Actions, ButtonLink } from "./button";
import { useErrorReference } from "./error-reference";
import { errorWords } from "./error-words";

/** An error in plain words, for the `ErrorBoundary` of the root and of layouts: inside a shell. */
export function ErrorPage({ error, homeTo = "/" }: { error: unknown; homeTo?: string }) {
  const words = errorWords(error, useErrorReference());
  const { pathname, search } = useLocation();
  return (
    <>
      <h1>{words.title}</h1>
      <p className="max-w-read">{words.text}</p>
      <p className="max-w-read">{words.next}</p>
      {words.reference ? (
        <p>
          Reference: <strong className="nw">{words.reference}</strong>
        </p>
      ) : null}
      <Actions>
        {words.show ? <ButtonLink to={words.show}>Show page</ButtonLink> : null}
        <ButtonLink tone={words.show ? "plain" : undefined} to={homeTo}>
          Go to the start page
        </ButtonLink>
        {words.status === 409 || words.status >= 500 ? (
          <ButtonLink tone="plain" to={pathname + search}>
            Open this page again
          </ButtonLink>
        ) : null}
      </Actions>
    </>
  );
}
