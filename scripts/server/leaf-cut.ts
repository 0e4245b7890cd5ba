import type { AppLoadContext, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { asksForScripts } from "../../app/ui/client-scripts.ts";
import { patternOf } from "./leaf-finder.ts";

type Routes = ServerBuild["routes"];
type Route = NonNullable<Routes[string]>;

/** A leaf with those above it, the root first. */
export function chainOf(routes: Routes, id: string): Route[] {
  const route = routes[id];
  if (!route) return [];
  return [...(route.parentId === undefined ? [] : chainOf(routes, route.parentId)), route];
}

/** Whether an address of the second pattern, cut short somewhere, could be one of the first. */
function mayStandAbove(above: string, pattern: string): boolean {
  const [parts, others] = [above.split("/").filter(Boolean), pattern.split("/").filter(Boolean)];
  if (parts.at(-1) !== "*" && parts.length >= others.length) return false;
  return parts.every(
    (part, at) =>
      /^[:*]/.test(part) || /^[:*]/.test(others[at] ?? ":") || /\?$/.test(part) || part === others[at],
  );
}

/**
 * What Remix needs to answer at a leaf: its chain. A page with client scripts tells the browser of the pages above it
 * too, for which they must be there.
 */
function routesFor(routes: Routes, id: string): Set<string> {
  const chain = chainOf(routes, id);
  const needed = chain.some(({ module }) => asksForScripts(module.handle))
    ? Object.keys(routes).filter((other) => mayStandAbove(patternOf(routes, other), patternOf(routes, id)))
    : [];
  return new Set([id, ...needed].flatMap((one) => chainOf(routes, one).map((route) => route.id)));
}

/** Loaders that were asked already, for a request that Remix answers after all: by request, then by route. */
export type Asked = WeakMap<AppLoadContext, ReadonlyMap<string, Promise<unknown>>>;

/** The same route, whose loader is not asked a second time when it was asked already. */
function askedOnce(route: Route, asked: Asked): Route {
  const { loader } = route.module;
  if (!loader) return route;
  const again = (args: LoaderFunctionArgs) => asked.get(args.context)?.get(route.id) ?? loader(args);
  return { ...route, module: { ...route.module, loader: again } };
}

/**
 * The build cut down to a leaf and those above it: Remix goes through all of its routes several times a request, and
 * all others cannot match. In their order, because of two routes alike the first one counts.
 */
export function cutTo(build: ServerBuild, id: string, asked: Asked): ServerBuild {
  const kept = routesFor(build.routes, id);
  const only = <R>(routes: Record<string, R>) =>
    Object.fromEntries(Object.entries(routes).filter(([one]) => kept.has(one)));
  const routes = Object.entries(only(build.routes)).flatMap(([one, route]) =>
    route ? [[one, askedOnce(route, asked)] as const] : [],
  );
  return {
    ...build,
    routes: Object.fromEntries(routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}
