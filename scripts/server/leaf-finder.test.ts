import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { leafFinder, pathOf } from "./leaf-finder.ts";
import { portalRoutes } from "./testing/portal-routes.ts";

type RouteObject = Parameters<typeof matchRoutes>[0][number];
type Routes = ServerBuild["routes"];

function tree(of: Routes, parentId?: string): RouteObject[] {
  return Object.values(of).flatMap((route) => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, caseSensitive } = route;
    return [
      route.index
        ? { id, path, caseSensitive, index: true as const }
        : { id, path, caseSensitive, children: tree(of, id) },
    ];
  });
}

const made = (list: [id: string, parentId: string | undefined, path?: string, index?: true][]): Routes =>
  Object.fromEntries(
    list.map(([id, parentId, path, index]) => [id, { id, parentId, path, index, module: {} }]),
  ) as unknown as Routes;

/** What the portal has none of now, and may have: optional parts, folders of files, paths in several parts. */
const others = made([
  ["root", undefined, ""],
  ["index", "root", undefined, true],
  ["language", "root", ":language?/help"],
  ["help-index", "language", undefined, true],
  ["help-one", "language", ":topic?/:part?"],
  ["files", "root", "files"],
  ["files-any", "files", "*"],
  ["files-new", "files", "new"],
  ["papers", "root", "papers/*"],
  ["quiet", "root"],
  ["quiet-a", "quiet", "a/:one/b"],
  ["quiet-b", "quiet", "a/b/:two"],
  ["quiet-c", "quiet", ":any/b/:two"],
  ["feed", "root", "feed.xml"],
  ["dotted", "root", "a.b+c"],
  ["optional-word", "root", "old?/settings"],
  ["twice-1", "root", "same/:x"],
  ["twice-2", "root", "same/:y"],
  ["any", "root", "*"],
]);

/** A part of an address: words of the portal in any spelling, and whatever else somebody may write. */
function parts(words: readonly string[]): fc.Arbitrary<string> {
  const spelt = fc
    .constantFrom(...words)
    .chain((word) =>
      fc.constantFrom(
        word,
        word,
        word,
        word.toUpperCase(),
        `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
        [...word].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(""),
        `%${word.charCodeAt(0).toString(16)}${word.slice(1)}`,
        `${word}x`,
        `${word}.data`,
        `${word}%`,
        `${word}%0a`,
        word.replaceAll("k", "\u212a").replaceAll("s", "\u017f"),
      ),
    );
  const foreign = fc.constantFrom(
    ...["x", "HW-7K3M9Q", "", ".", "..", "%2e%2e", "%2F", "%", "%zz", "%00", "%C3%A9", "é", "%F0%9F", "a b"],
    ...["*", ":slug", "?", "%3F", "+", "~", "$", "__manifest", "_root", "-", "\\", "//", "%5C", "index"],
  );
  return fc.oneof({ weight: 5, arbitrary: spelt }, { weight: 2, arbitrary: foreign });
}

const fill = (pattern: string, values: readonly string[]) => {
  let at = 0;
  return pattern
    .split("/")
    .map((part) => (/^[:*]/.test(part) ? (values[at++] ?? "x") : part.replace(/\?$/, "")))
    .join("/");
};

/** Addresses of routes with parts changed, left out and added, and addresses of nothing. */
function addresses(routes: Routes): fc.Arbitrary<string> {
  const patterns = Object.values(routes).map((route) => {
    const above = route?.parentId ? (routes[route.parentId]?.path ?? "") : "";
    return `/${[above, route?.path ?? ""].filter((part) => part !== "").join("/")}`;
  });
  const words = [...new Set(patterns.flatMap((pattern) => pattern.split(/[/:*?]+/)))].filter(Boolean);
  const part = parts(words);
  const known = fc
    .tuple(
      fc.constantFrom(...patterns),
      fc.array(part, { minLength: 4, maxLength: 4 }),
      fc.array(part, { maxLength: 2 }),
    )
    .map(([pattern, values, more]) => [fill(pattern, values), ...more].join("/"));
  const any = fc.array(part, { maxLength: 7 }).map((list) => `/${list.join("/")}`);
  const end = fc.constantFrom("", "", "", "/", "//", ".data", "/.data", "?x=1", "#x");
  return fc
    .tuple(fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: any }), end)
    .map(([path, last]) => path + last);
}

/** Ten thousand addresses in all, by lots; Remix puts all routes in order for each of them, which takes its time. */
const A_LOT = 500;
const LOTS = Array.from({ length: 10 }, (_, lot) => lot + 1);

describe.each<[string, () => Promise<Routes> | Routes]>([
  ["the portal's routes", portalRoutes],
  ["routes of every kind", () => others],
])("%s", (_which, load) => {
  let routes: Routes;
  let objects: RouteObject[];
  let find: ReturnType<typeof leafFinder>;
  beforeAll(async () => {
    routes = await load();
    objects = tree(routes);
    find = leafFinder(routes);
    // Remix says each time that it cannot read an address.
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
  });
  afterAll(() => void vi.restoreAllMocks());
  const remixs = (pathname: string) => matchRoutes(objects, pathname)?.at(-1)?.route.id;

  it("are each found by their own address, and are where Remix ends", () => {
    for (const id of Object.keys(routes)) {
      let pattern = "";
      for (let at: string | undefined = id; at !== undefined; at = routes[at]?.parentId)
        pattern = `/${routes[at]?.path ?? ""}${pattern}`;
      const address = fill(pattern, ["one", "two", "three", "four"]).replace(/\/+/g, "/");
      expect(find(address)?.id).toBe(remixs(address));
    }
  });

  const chosen = new Set<string | undefined>();
  it.each(LOTS)("are chosen as Remix chooses, for made-up addresses of lot %i", () => {
    fc.assert(
      fc.property(addresses(routes), (sent) => {
        const { pathname } = pathOf(sent);
        const leaf = find(pathname)?.id;
        chosen.add(leaf);
        expect(leaf).toBe(remixs(pathname));
      }),
      { numRuns: A_LOT },
    );
  });

  it("are most of them reached by these addresses, which would prove little else", () => {
    const leaves = Object.values(routes).filter((route) => route?.path !== undefined || route?.index);
    expect(chosen.size).toBeGreaterThan(leaves.length * 0.8);
  });
});

describe("the path that a request is for", () => {
  it.each([
    ["/council/a", "/council/a", false],
    ["/council/a.data?_routes=x", "/council/a", true],
    ["/_root.data", "/", true],
    ["/council/a/../b", "/council/b", false],
    ["/council/%2e%2e/b", "/b", false],
    ["/council\\a", "/council/a", false],
    ["//evil.example/a", "//evil.example/a", false],
    ["/a?b=.data", "/a", false],
    ["http://evil.example/a", "http://evil.example/a", false],
    ["*", "*", false],
  ])("of %s", (sent, pathname, data) => expect(pathOf(sent)).toEqual({ pathname, data }));
});
