import type { ServerBuild } from "@remix-run/node";
import { type Leaf, type LeafFinder, leafFinder, pathOf, patternOf } from "./leaf-finder.ts";

type Routes = ServerBuild["routes"];

/** Written for an address that no route of the portal has. */
export const NO_ROUTE = "(none)";

/** The patterns of the routes that say something of themselves: `handle = { showsIdentity: true }`. */
export function patternsWith(routes: Routes, said: string): ReadonlySet<string> {
  return new Set(
    Object.values(routes).flatMap((route) => {
      const handle: unknown = route?.module?.handle;
      const says = typeof handle === "object" && handle !== null && said in handle;
      return route && says ? [patternOf(routes, route.id)] : [];
    }),
  );
}

/** By the routes that they were made of: while developing, these are others after each change. */
const finders = new WeakMap<Routes, LeafFinder>();

/** The route that a request's address ends at; undefined when the portal has none. */
export function leafOf(routes: Routes, sent: string): Leaf | undefined {
  const find = finders.get(routes) ?? leafFinder(routes);
  finders.set(routes, find);
  return find(pathOf(sent).pathname);
}

/**
 * The route that an address leads to, as its pattern: "/invitation/:token" of any invitation. An address itself may let
 * somebody in or name somebody, so that logs and figures hold patterns alone; an address of no route is `(none)`.
 */
export function patternToShow(leaf: Leaf | undefined): string {
  return leaf === undefined || leaf.pattern === "/*" ? NO_ROUTE : leaf.pattern;
}
