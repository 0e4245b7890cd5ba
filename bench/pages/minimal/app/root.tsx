import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation } from "@remix-run/react";

/** As a new Remix project has it; its scripts only where they are asked for. */
export default function App() {
  const scripts = useLocation().pathname === "/with-scripts";
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        {scripts ? (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        ) : null}
      </body>
    </html>
  );
}
