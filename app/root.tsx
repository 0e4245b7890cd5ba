import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError } from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import stylesheet from "~/tailwind.css?url";
import { asksForScripts } from "~/ui/client-scripts";
import { ErrorPage } from "~/ui/error-page";
import { errorWords } from "~/ui/error-words";
import { useNonce } from "~/ui/nonce";
import { PublicShell } from "~/ui/public-shell";
import { RefusedPageContext } from "~/ui/refused-page";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${errorWords(error).title} - Homeward` : "Homeward" },
];

/**
 * Pages carry client scripts only when one of their routes says `handle = { hydrate: true }`. An error page never
 * does: the browser does not know the reference that the server wrote into it.
 */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const failed = (useRouteError() ?? null) !== null;
  const refused = useContext(RefusedPageContext);
  const hydrate = useMatches().some((match) => asksForScripts(match.handle)) && !failed && !refused;
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1a2427" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip-link" href="#main">
          Skip to main content
        </a>
        {children}
        {hydrate ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <PublicShell withoutSignIn narrow>
      <ErrorPage error={error} />
    </PublicShell>
  );
}
