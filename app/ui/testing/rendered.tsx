import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

const ROUTES = [
  { id: "root", path: "" },
  { id: "page", parentId: "root", path: "council/:slug/referrals" },
];

/** An element as the server writes it at /council/north/referrals?page=1. */
export function rendered(element: ReactElement): string {
  const pathname = "/council/north/referrals";
  const match = { params: { slug: "north" }, pathname, pathnameBase: pathname };
  const context = {
    manifest: {
      routes: Object.fromEntries(ROUTES.map((route) => [route.id, route])),
      entry: {},
      version: "",
    },
    routeModules: { root: {}, page: { default: () => element } },
    staticHandlerContext: {
      basename: "/",
      location: { pathname, search: "?page=1", hash: "", state: null, key: "default" },
      matches: ROUTES.map((route) => ({ ...match, route })),
      loaderData: { root: null, page: null },
      actionData: null,
      errors: null,
    },
    future: { v3_relativeSplatPath: true },
  } as unknown as EntryContext;
  return renderToStaticMarkup(<RemixServer context={context} url={`http://localhost${pathname}?page=1`} />);
}
