import type { ServerBuild } from "@remix-run/node";

type Routes = Record<string, { id: string; parentId?: string | undefined; path?: string | undefined }>;

const ROOT = "root";

/** The first word of an address or of a route's path: "council" of "/council/:slug". */
export function areaOf(path: string): string {
  return path.replace(/^\/+/, "").split("/", 1)[0] ?? "";
}

/** Whether a route under the root could answer in the area: its own, or one that begins with no fixed word. */
function belongs(path: string | undefined, area: string): boolean {
  const first = areaOf(path ?? "");
  return first === "" || first === area || first.startsWith(":") || first.startsWith("*");
}

/** The routes that can match an address of the area, with what is above and below them. */
function routesOf<R extends Routes>(routes: R, area: string): R {
  const top = (id: string): string | undefined => {
    const parent = routes[id]?.parentId;
    return parent === undefined || parent === ROOT ? id : top(parent);
  };
  const kept = Object.entries(routes).filter(([id]) => {
    const above = top(id);
    return id === ROOT || belongs(routes[above ?? ""]?.path, area);
  });
  return Object.fromEntries(kept) as R;
}

/**
 * The build cut into areas by the first word of the address: Remix goes through all of its routes several times a
 * request, and most of them cannot match. An address of no area is answered by the whole build.
 */
export function areasOf(build: ServerBuild): Map<string, ServerBuild> {
  const words = Object.values(build.routes)
    .filter((route) => route?.parentId === ROOT)
    .map((route) => areaOf(route?.path ?? ""))
    .filter((word) => /^[a-z]/.test(word));
  return new Map(
    [...new Set(words)].map((area) => [
      area,
      {
        ...build,
        routes: routesOf(build.routes as Routes, area) as ServerBuild["routes"],
        assets: {
          ...build.assets,
          routes: routesOf(build.assets.routes as Routes, area) as typeof build.assets.routes,
        },
      },
    ]),
  );
}
