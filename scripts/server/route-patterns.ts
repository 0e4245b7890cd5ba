import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];
type Place = { words: Map<string, Place>; any?: Place; rest?: string; pattern?: string };

/** Written for an address that no route of the portal has. */
export const NO_ROUTE = "(none)";

const empty = (): Place => ({ words: new Map() });

/** "/council/:slug/people" of a route and those above it; undefined for one that has no address of its own. */
function patternOf(routes: Routes, id: string): string | undefined {
  const route = routes[id];
  if (!route) return undefined;
  const above = route.parentId === undefined ? "" : (patternOf(routes, route.parentId) ?? "");
  return route.path ? `${above}/${route.path.replace(/^\/|\/$/g, "")}` : above;
}

function plant(root: Place, pattern: string): void {
  let place = root;
  for (const part of pattern.split("/").filter((one) => one !== "")) {
    if (part === "*") {
      place.rest = pattern;
      return;
    }
    const next = part.startsWith(":") ? place.any : place.words.get(part.toLowerCase());
    const found = next ?? empty();
    if (part.startsWith(":")) place.any = found;
    else place.words.set(part.toLowerCase(), found);
    place = found;
  }
  place.pattern = pattern || "/";
}

function find(place: Place, parts: readonly string[], at: number): string | undefined {
  const part = parts[at];
  if (part === undefined) return place.pattern ?? place.rest;
  const word = place.words.get(part.toLowerCase());
  return (word && find(word, parts, at + 1)) ?? (place.any && find(place.any, parts, at + 1)) ?? place.rest;
}

/** The patterns of the routes that say something of themselves: `handle = { showsIdentity: true }`. */
export function patternsWith(routes: Routes, said: string): ReadonlySet<string> {
  return new Set(
    Object.values(routes).flatMap((route) => {
      const handle: unknown = route?.module?.handle;
      const says = typeof handle === "object" && handle !== null && said in handle;
      return route && says ? [patternOf(routes, route.id) || "/"] : [];
    }),
  );
}

/** As the router reads it: part by part, so that no other spelling of an address has another pattern. */
function decoded(path: string): string {
  try {
    return path
      .split("/")
      .map((part) => decodeURIComponent(part).replaceAll("/", "%2F"))
      .join("/");
  } catch {
    return path;
  }
}

const planted = new WeakMap<Routes, Place>();

/**
 * The route that an address leads to, as its pattern: "/invitation/:token" of any invitation. An address itself may let
 * somebody in or name somebody, so that logs and figures hold patterns alone; an address of no route is `(none)`.
 */
export function routePattern(routes: Routes, path: string): string {
  let root = planted.get(routes);
  if (!root) {
    root = empty();
    for (const id of Object.keys(routes)) plant(root, patternOf(routes, id) ?? "");
    planted.set(routes, root);
  }
  const parts = decoded(path)
    .replace(/\.data$/, "")
    .split("/")
    .filter((part) => part !== "");
  // Deeper than any route: nothing to look for.
  const pattern = parts.length > 20 ? undefined : find(root, parts, 0);
  return pattern === undefined || pattern === "/*" ? NO_ROUTE : pattern;
}
