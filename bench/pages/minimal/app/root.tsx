import { Links, Meta, Outlet } from "@remix-run/react";

/** As a new Remix project has it, but without scripts, which would slow it down: our pages have none either. */
export default function App() {
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
      </body>
    </html>
  );
}
