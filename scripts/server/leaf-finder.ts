import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];
type Route = NonNullable<Routes[string]>;

/** A route that an address can end at, and how it is spelt: "/council/:slug/people". */
export type Leaf = { id: string; pattern: string };

/** One spelling of a leaf: a route with optional parts has several. */
type Branch = Leaf & {
  score: number;
  /** Where the route and those above it stand among their siblings. */
  places: readonly number[];
  expression: RegExp;
  /** The fixed word that an address of it begins with; undefined when that may be any. */
  word: string | undefined;
};

const joined = (...paths: string[]) => paths.join("/").replace(/\/\/+/g, "/");

/** "/council/:slug/people" of a route and those above it, as it is written there. */
export function patternOf(routes: Routes, id: string): string {
  const route = routes[id];
  if (!route) return "/";
  const above = route.parentId === undefined ? "/" : patternOf(routes, route.parentId);
  const pattern = route.path ? joined(above, route.path) : above;
  return pattern.length > 1 ? pattern.replace(/\/$/, "") : pattern;
}

/** "a/:b?" without its marks, in every way it may be written: "a/:b" and "a". The router's order. */
function spellings(path: string): string[] {
  const [first = "", ...rest] = path.split("/");
  const optional = first.endsWith("?");
  const needed = first.replace(/\?$/, "");
  if (rest.length === 0) return optional ? [needed, ""] : [needed];
  const below = spellings(rest.join("/"));
  const all = below.map((one) => (one === "" ? needed : `${needed}/${one}`));
  if (optional) all.push(...below);
  return all.map((one) => (path.startsWith("/") && one === "" ? "/" : one));
}

/** What the router makes of a path: a fixed word counts ten, a part that may be any three, an index two more. */
function scoreOf(path: string, index: boolean): number {
  const parts = path.split("/");
  const start = parts.length + (parts.includes("*") ? -2 : 0) + (index ? 2 : 0);
  return parts
    .filter((part) => part !== "*")
    .reduce((score, part) => score + (/^:[\w-]+$/.test(part) ? 3 : part === "" ? 1 : 10), start);
}

function expressionOf(path: string, caseSensitive: boolean): RegExp {
  const fixed = path
    .replace(/\/*\*?$/, "")
    .replace(/^\/*/, "/")
    .replace(/[\\.*+^${}|()[\]]/g, "\\$&")
    .replace(/\/:[\w-]+/g, "/[^\\/]+");
  const end = path.endsWith("*") ? (path === "/*" ? ".*$" : "(?:\\/.+|\\/*)$") : "\\/*$";
  return new RegExp(`^${fixed}${end}`, caseSensitive ? "" : "i");
}

type Above = { path: string; places: readonly number[] };

/** The branches below a route, deeper ones first. */
function branchesBelow(routes: Routes, parentId: string | undefined, above: Above): Branch[] {
  const siblings = Object.values(routes).filter(
    (route): route is Route => route !== undefined && (route.parentId || undefined) === parentId,
  );
  return siblings.flatMap((route, place) =>
    (route.path?.includes("?") ? spellings(route.path) : [route.path ?? ""]).flatMap((spelling) => {
      const own = spelling.startsWith("/") ? spelling.slice(above.path.length) : spelling;
      const path = joined(above.path, own);
      const places = [...above.places, place];
      const below = branchesBelow(routes, route.id, { path, places });
      if (route.path === undefined && !route.index) return below;
      const [, word = ""] = path.split("/");
      const branch: Branch = {
        id: route.id,
        pattern: patternOf(routes, route.id),
        score: scoreOf(path, route.index === true),
        places,
        expression: expressionOf(path, route.caseSensitive === true),
        word: /^[:*]/.test(word) ? undefined : word.toLowerCase(),
      };
      return [...below, branch];
    }),
  );
}

/** Best first: the higher score, and of siblings of one score the earlier. */
function byRank(one: Branch, other: Branch): number {
  if (one.score !== other.score) return other.score - one.score;
  const [a, b] = [one.places, other.places];
  const siblings = a.length === b.length && a.slice(0, -1).every((place, at) => place === b[at]);
  return siblings ? (a.at(-1) ?? 0) - (b.at(-1) ?? 0) : 0;
}

/** As the router reads an address: part by part, and as it stands when a part cannot be read. */
function decoded(path: string): string {
  if (!path.includes("%")) return path;
  try {
    return path
      .split("/")
      .map((part) => decodeURIComponent(part).replaceAll("/", "%2F"))
      .join("/");
  } catch {
    return path;
  }
}

export type LeafFinder = (pathname: string) => Leaf | undefined;

/**
 * Says which route an address ends at: the same that Remix's `matchRoutes` ends at (a test compares them), but the
 * routes are put in order once, and only those that begin with the word of the address are tried.
 */
export function leafFinder(routes: Routes): LeafFinder {
  const branches = branchesBelow(routes, undefined, { path: "", places: [] }).sort(byRank);
  const words = new Set(branches.flatMap(({ word }) => (word === undefined ? [] : [word])));
  const others = branches.filter(({ word }) => word === undefined);
  const byWord = new Map(
    [...words].map((known) => [known, branches.filter(({ word }) => word === known || word === undefined)]),
  );
  return (pathname) => {
    const path = decoded(pathname);
    const word = path.split("/", 2)[1]?.toLowerCase() ?? "";
    return (byWord.get(word) ?? others).find(({ expression }) => expression.test(path));
  };
}

/**
 * The path of a request as Remix reads it, and whether it asks for the page's data instead of the page: such a path has
 * `.data` at its end, which is no part of the address. `sent` begins with a slash, or nothing is there to be found.
 */
export function pathOf(sent: string): { pathname: string; data: boolean } {
  const address = `http://localhost${sent}`;
  const pathname = sent.startsWith("/") && URL.canParse(address) ? new URL(address).pathname : sent;
  if (!pathname.endsWith(".data")) return { pathname, data: false };
  const page = pathname.slice(0, -".data".length);
  return { pathname: page === "/_root" ? "/" : page, data: true };
}
