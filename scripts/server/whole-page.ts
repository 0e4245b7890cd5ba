import type { AppLoadContext, EntryContext, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { asksForScripts } from "../../app/ui/client-scripts.ts";
import { type Asked, chainOf } from "./leaf-cut.ts";

type Context = EntryContext["staticHandlerContext"];
type RouteObject = Parameters<typeof matchRoutes>[0][number];
type EntryModule = ServerBuild["entry"]["module"] & {
  /** The page of `app/entry.server.tsx` as one string, without a response around it. */
  wholePage?: (url: string, status: number, context: EntryContext, loadContext: AppLoadContext) => string;
};

/**
 * Asks a leaf's loaders and says how its page is made of their answers; undefined, then or when it is made, when Remix
 * has to answer. The loaders that were asked stand in `asked` then.
 */
export type WholePage = (
  request: Request,
  context: AppLoadContext,
) => Promise<(() => string | undefined) | undefined>;

/** What the search of an address may say to Remix itself. */
const REMIXS_OWN = ["_data", "_routes", "index"];

/** Data that stands in the page as it is: no response, no status, nothing that comes later. */
function isPlain(value: unknown): boolean {
  if (value === undefined || value instanceof Response || value instanceof Promise) return false;
  if (typeof value !== "object" || value === null) return true;
  return !("init" in value || "subscribe" in value);
}

/** Loaders see the search of the address as Remix writes it, which is not always as it was sent. */
function forLoaders(request: Request): Request {
  const url = new URL(request.url);
  if (url.search === "") return request;
  url.searchParams.delete("index");
  return url.href === request.url ? request : new Request(url, request);
}

/** The chain as a branch of routes that the router can match. */
function branch([first, ...below]: ReturnType<typeof chainOf>): RouteObject[] {
  if (!first) return [];
  const { id, path, caseSensitive, index, module } = first;
  return index
    ? [{ id, path, caseSensitive, index: true, handle: module.handle }]
    : [{ id, path, caseSensitive, children: branch(below), handle: module.handle }];
}

/**
 * The short way to a page of HTML alone, when all goes well: ask the loaders of the leaf and of those above it, and make
 * the page of what they give. Remix would write all of the data a second time for scripts that the page has not, make
 * a request for each loader, and send the page through two streams. Undefined for a leaf that is no such page.
 *
 * Whatever is out of the ordinary (a redirect, an answer with a status or headers, a failure) is left to Remix, which
 * is handed what the loaders did say: none is asked twice.
 */
export function wholePageOf(cut: ServerBuild, id: string, asked: Asked): WholePage | undefined {
  const chain = chainOf(cut.routes, id);
  const modules = chain.map(({ module }) => module);
  const entry: EntryModule = cut.entry.module;
  const { wholePage } = entry;
  const ordinary = modules.every(
    (module) =>
      !asksForScripts(module.handle) && !module.headers && !module.clientLoader && !module.HydrateFallback,
  );
  if (!wholePage || !ordinary || !modules.at(-1)?.default) return undefined;
  const routes = branch(chain);
  const routeModules = Object.fromEntries(chain.map((route) => [route.id, route.module]));
  const serializeError = ({ message }: Error) => ({ message });

  return async (request, context) => {
    const { pathname, search, searchParams } = new URL(request.url);
    if (search !== "" && REMIXS_OWN.some((name) => searchParams.has(name))) return undefined;
    const matches = matchRoutes(routes, pathname, cut.basename);
    if (matches?.length !== chain.length) return undefined;
    const params = matches.at(-1)?.params ?? {};
    const args = { request: forLoaders(request), params, context } as LoaderFunctionArgs;
    // All at once, each at once: what one throws while it is called is its answer.
    const said = new Map(
      chain.flatMap(({ id: route, module: { loader } }) =>
        loader ? [[route, (async () => loader(args))()] as const] : [],
      ),
    );
    asked.set(context, said);
    const settled = await Promise.allSettled(said.values());
    const loaderData: Context["loaderData"] = Object.fromEntries(chain.map((route) => [route.id, null]));
    for (const [at, route] of [...said.keys()].entries()) {
      const answer = settled[at];
      if (answer?.status !== "fulfilled" || !isPlain(answer.value)) return undefined;
      loaderData[route] = answer.value;
    }
    const staticHandlerContext = {
      basename: cut.basename ?? "/",
      location: { pathname, search, hash: "", state: null, key: "default" },
      matches: matches as Context["matches"],
      loaderData,
      actionData: null,
      errors: null,
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
    };
    const page: EntryContext = {
      manifest: cut.assets,
      routeModules: routeModules as EntryContext["routeModules"],
      staticHandlerContext,
      renderMeta: {},
      future: cut.future,
      isSpaMode: cut.isSpaMode,
      serializeError,
    };
    return () => {
      try {
        return wholePage(request.url, 200, page, context);
      } catch {
        // Remix meets the same failure, and knows which page is to be shown for it.
        return undefined;
      }
    };
  };
}
