import { data, redirect, type ServerBuild } from "@remix-run/node";
import {
  Form,
  Link,
  Links,
  Meta,
  Outlet,
  Scripts,
  useActionData,
  useLoaderData,
  useMatches,
  useParams,
  useRouteError,
} from "@remix-run/react";
import { createElement as h, type ReactNode } from "react";
import * as entry from "../../../app/entry.server";
import { asksForScripts } from "../../../app/ui/client-scripts.ts";

type Args = { request: Request; params: Record<string, string | undefined>; context: unknown };
type Module = Record<string, unknown>;

/** How often each loader was asked, by its route. */
export const askedFor = new Map<string, number>();

const asked = (id: string, answer: (args: Args) => unknown) => async (args: Args) => {
  askedFor.set(id, (askedFor.get(id) ?? 0) + 1);
  return answer(args);
};
const said = ({ request, params }: Args) => ({
  at: new Date(0),
  url: request.url,
  method: request.method,
  cookie: request.headers.get("cookie"),
  params,
});
const Page = () => {
  const [loaded, acted, params] = [useLoaderData(), useActionData(), useParams()];
  const shown = JSON.stringify({ loaded, acted, params });
  return h("main", null, h("p", null, shown), h(Link, { to: "../x" }, "On"), h(Form, { method: "post" }));
};
const Broken = () => {
  throw new Error("could not be drawn");
};
const Failed = () => {
  const error = useRouteError() as { status?: number; message?: string };
  return h("p", null, `failed: ${error?.status ?? error?.message}`);
};
const Shell = ({ children }: { children: ReactNode }) => {
  const scripts = useMatches().some(({ handle }) => asksForScripts(handle));
  return h(
    "html",
    null,
    h("head", null, h(Meta), h(Links)),
    h("body", null, children, scripts ? h(Scripts) : null),
  );
};

const cookies = { headers: { "Set-Cookie": "seen=1; Path=/" } };
const page = (id: string, answer: (args: Args) => unknown, more: Module = {}): Module => ({
  default: Page,
  loader: asked(id, answer),
  meta: () => [{ title: id }],
  links: () => [{ rel: "stylesheet", href: "/one.css" }],
  ...more,
});

/** A page for each way in which an answer can go, below a layout whose loader is asked too. */
const PAGES: Record<string, Module> = {
  plain: page("plain", said),
  "plain/:one": page("plain-one", said),
  "with-null": page("with-null", () => null),
  "with-nothing": page("with-nothing", () => undefined),
  "with-init": page("with-init", () => ({ init: 1 })),
  "without-loader": { default: Page },
  status: page("status", (args) => data(said(args), { status: 404, ...cookies })),
  moved: page("moved", () => redirect("/somewhere", cookies)),
  "thrown-away": page("thrown-away", () => {
    throw redirect("/sign-in", { status: 303 });
  }),
  missing: page("missing", () => {
    throw new Response("not here", { status: 404 });
  }),
  failing: page("failing", () => {
    throw new Error("secret words");
  }),
  own: page("own", said, { default: Broken, ErrorBoundary: Failed }),
  broken: page("broken", said, { default: Broken }),
  file: { loader: asked("file", () => new Response("a,b", { headers: { "Content-Type": "text/csv" } })) },
  json: page("json", () => Response.json({ some: "words" })),
  headers: page("headers", said, { headers: () => ({ "Cache-Control": "private" }) }),
  scripts: page("scripts", said, { handle: { hydrate: true } }),
  form: page("form", said, {
    action: ({ request }: Args) =>
      request.headers.get("x-want") === "refusal" ? data({ wrong: "all of it" }, 422) : redirect("/done"),
  }),
};

type Entry = { id: string; parentId?: string; path?: string; index?: boolean; module: Module };

const ENTRIES: Entry[] = [
  {
    id: "root",
    path: "",
    module: {
      default: Outlet,
      Layout: Shell,
      ErrorBoundary: Failed,
      loader: asked("root", () => ({ root: 1 })),
    },
  },
  { id: "index", parentId: "root", index: true, module: page("index", said) },
  { id: "area", parentId: "root", path: "area/:slug", module: page("area", said, { default: Outlet }) },
  { id: "area-index", parentId: "area", index: true, module: page("area-index", said) },
  ...Object.entries(PAGES).map(([path, module]) => ({ id: path, parentId: "area", path, module })),
  { id: "any", parentId: "root", path: "*", module: page("any", () => Promise.reject(data("?", 404))) },
];

const manifest = ENTRIES.map(({ module, ...route }) => [
  route.id,
  {
    ...route,
    module: `/${route.id}.js`,
    imports: [],
    css: [],
    hasLoader: "loader" in module,
    hasAction: "action" in module,
    hasClientLoader: false,
    hasClientAction: false,
    hasErrorBoundary: "ErrorBoundary" in module,
  },
]);

/** A build of these pages with the portal's own entry. */
export const buildOfPages = {
  entry: { module: entry },
  routes: Object.fromEntries(ENTRIES.map((one) => [one.id, one])),
  assets: {
    entry: { imports: [], module: "/entry.js" },
    routes: Object.fromEntries(manifest),
    url: "/manifest.js",
    version: "1",
  },
  basename: "/",
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
  mode: "production",
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
} as unknown as ServerBuild;

export const PATHS = Object.keys(PAGES).map((path) => `/area/north/${path.replace(":one", "two")}`);
