import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { publishedStamp } from "~/domains/market/queries/published-statements.server";
import { keyHolder } from "~/domains/vault/keys.server";
import { env } from "~/platform/env.server";
import { makeApp } from "./server/app.ts";
import { builtAssets } from "./server/built-assets.ts";
import { listen } from "./server/listen.ts";
import { serveMetrics } from "./server/metrics.ts";
import { serverChecks } from "./server/readiness.ts";

// Read and checked before anything else is done: what it was handed stands in a pipe until then.
env();

// The folder is given, not found: this file runs from scripts/ and, bundled, from build/run/.
const folder = join(process.cwd(), "build");
const build: ServerBuild = await import(pathToFileURL(join(folder, "server/index.js")).href);

const checks = serverChecks(() => keyHolder().check());
await listen(makeApp({ build, assets: builtAssets(join(folder, "client")), checks, publishedStamp }));
serveMetrics("server");
