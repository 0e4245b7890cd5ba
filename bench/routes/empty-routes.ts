import type { ServerBuild } from "@remix-run/node";

/** Where the portal's routes grow: half of the new ones below each. */
const PARENTS = ["routes/provider.$slug", "routes/council.$slug"];

const Empty = () => null;

/** A build with so many more routes, of the shapes that new domains bring: a list, one of them, what is done to it. */
export function withEmptyRoutes(build: ServerBuild, count: number): ServerBuild {
  const missing = PARENTS.find((id) => !build.routes[id]);
  if (missing) throw new Error(`There is no route ${missing} any more: say here where routes grow.`);
  const shapes = (name: string) => [name, `${name}/:reference`, `${name}/:reference/edit`];
  const added = Array.from({ length: count }, (_, at) => {
    const parentId = PARENTS[at % PARENTS.length];
    const path = shapes(`empty-${Math.floor(at / 6)}`)[Math.floor(at / 2) % 3];
    return { id: `empty-${at}`, parentId, path, index: undefined, caseSensitive: undefined };
  });
  const modules = added.map((route) => [route.id, { ...route, module: { default: Empty } }]);
  const assets = added.map((route) => [
    route.id,
    {
      ...route,
      module: `/assets/${route.id}.js`,
      hasAction: false,
      hasLoader: false,
      hasClientAction: false,
      hasClientLoader: false,
      hasErrorBoundary: false,
    },
  ]);
  return {
    ...build,
    routes: { ...build.routes, ...Object.fromEntries(modules) },
    assets: { ...build.assets, routes: { ...build.assets.routes, ...Object.fromEntries(assets) } },
  };
}
