import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { env } from "~/platform/env.server";
import { makeApp } from "../../scripts/server/app.ts";
import { builtAssets } from "../../scripts/server/built-assets.ts";
import { listen } from "../../scripts/server/listen.ts";
import { withEmptyRoutes } from "./empty-routes.ts";

/** The server as `scripts/server.ts` has it, with BENCH_ROUTES more routes that do nothing. */
env();
const folder = join(process.cwd(), "build");
const build: ServerBuild = await import(pathToFileURL(join(folder, "server/index.js")).href);
const routes = Number(process.env.BENCH_ROUTES ?? 0);
await listen(makeApp({ build: withEmptyRoutes(build, routes), assets: builtAssets(join(folder, "client")) }));
