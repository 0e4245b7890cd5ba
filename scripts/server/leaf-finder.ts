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
  /** Its parts, in small letters: an address of it has as many, or more where the last one is `*`. */
  parts: readonly string[];
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

/** A path without slashes at its end. By hand: an expression would look for them from each slash anew. */
function unslashed(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
}

/** The parts of a path; what slashes at its end make are none. */
const partsOf = (path: string) => unslashed(path).split("/").slice(1);

function expressionOf(path: string, caseSensitive: boolean): RegExp {
  const fixed = `/${unslashed(path.replace(/\*$/, "")).replace(/^\/+/, "")}`
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
      const branch: Branch = {
        id: route.id,
        pattern: patternOf(routes, route.id),
        score: scoreOf(path, route.index === true),
        places,
        expression: expressionOf(path, route.caseSensitive === true),
        parts: partsOf(path.toLowerCase()),
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
 * Which of a path's parts are looked at before an expression is tried: of "/council/:slug/referrals/…" the words that
 * tell its routes apart. How many parts there are comes first.
 */
const TELLING = [0, 2];

/** Branches by the fixed word at a place of their path, best first; `others` may have any word there. */
type Sorted = { words: Map<string, Sorted | readonly Branch[]>; others: Sorted | readonly Branch[] };

/** What a branch has at a place: a fixed word, or undefined when an address may have anything there. */
function fixedAt({ parts }: Branch, place: number): string | undefined {
  const splat = parts.indexOf("*");
  const part = splat >= 0 && splat <= place ? undefined : parts[place];
  return part?.startsWith(":") ? undefined : part;
}

function sortedBy(
  branches: readonly Branch[],
  [place, ...places]: readonly number[],
): Sorted | readonly Branch[] {
  if (place === undefined) return branches;
  const words = new Set(branches.flatMap((branch) => fixedAt(branch, place) ?? []));
  const having = (word?: string) =>
    sortedBy(
      branches.filter((branch) => [undefined, word].includes(fixedAt(branch, place))),
      places,
    );
  return { words: new Map([...words].map((word) => [word, having(word)])), others: having() };
}

/**
 * Says which route an address ends at: the same that Remix's `matchRoutes` ends at (a test compares them), but the
 * routes are put in order once, and only the few whose words are those of the address are tried.
 */
export function leafFinder(routes: Routes): LeafFinder {
  const branches = branchesBelow(routes, undefined, { path: "", places: [] }).sort(byRank);
  const splats = branches.filter(({ parts }) => parts.at(-1) === "*");
  const longest = Math.max(...branches.map(({ parts }) => parts.length));
  const byLength = Array.from({ length: longest + 1 }, (_, length) =>
    sortedBy(
      branches.filter((branch) => branch.parts.length === length || splats.includes(branch)),
      TELLING,
    ),
  );
  return (pathname) => {
    const path = decoded(pathname);
    const parts = partsOf(path);
    let some = byLength[parts.length] ?? sortedBy(splats, []);
    for (const place of TELLING)
      if ("words" in some) some = some.words.get(parts[place]?.toLowerCase() ?? "") ?? some.others;
    return (some as readonly Branch[]).find(({ expression }) => expression.test(path));
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
