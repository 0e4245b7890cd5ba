import type { ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";

type Entry = { id: string; parentId: string | undefined; path?: string; index?: true; module: object };

function entries(config: readonly RouteConfigEntry[], parentId: string): Entry[] {
  return config.flatMap(({ id, file, path, index, caseSensitive, children }) => {
    const own = id ?? file.replace(/\.tsx?$/, "");
    const entry = {
      id: own,
      parentId,
      path,
      index: index ? (true as const) : undefined,
      caseSensitive,
      module: {},
    };
    return [entry as Entry, ...entries(children ?? [], own)];
  });
}

/** The portal's own routes, as `app/routes.ts` gives them to Remix, without what they do. */
export async function portalRoutes(): Promise<ServerBuild["routes"]> {
  Object.assign(globalThis, { __remixAppDirectory: "app" });
  const { default: config } = await import("../../../app/routes.ts");
  const root: Entry = { id: "root", parentId: undefined, path: "", module: {} };
  const all = [root, ...entries(await config, "root")];
  return Object.fromEntries(all.map((entry) => [entry.id, entry])) as unknown as ServerBuild["routes"];
}
