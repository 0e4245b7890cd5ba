import { resolve } from "node:path";

type Entry = { id?: string; file: string; path?: string; index?: boolean; children?: Entry[] };
declare global {
  // Where the functions of @remix-run/route-config look for the folder.
  var __remixAppDirectory: string;
}

/** A route as the portal is built with it: two routes may share a file. */
export type TableRoute = { id: string; file: string; path: string; parentId: string };

/** Every route of `app/routes.ts`, with its whole path: "/council/:slug/people". Layouts have one too. */
export async function routeTable(): Promise<TableRoute[]> {
  globalThis.__remixAppDirectory = resolve("app");
  const { default: routes } = await import("../../app/routes.ts");
  const flat = (entries: readonly Entry[], above: string, parentId: string): TableRoute[] =>
    entries.flatMap((entry) => {
      const path = entry.path ? `${above}/${entry.path}` : above;
      const id = entry.id ?? entry.file.replace(/\.tsx$/, "");
      return [{ id, file: entry.file, path: path || "/", parentId }, ...flat(entry.children ?? [], path, id)];
    });
  return flat((await routes) as Entry[], "", "root");
}
