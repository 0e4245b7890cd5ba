import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { createServer } from "vite";
import { env } from "../app/platform/env.server.ts";
import { makeApp } from "./server/app.ts";
import { listen } from "./server/listen.ts";

// Read and checked before anything else is done: what it was handed stands in a pipe until then.
env();

/** The same server, with Vite making each file as it is asked for. `npm run dev` starts it. */
// The socket for reloading has a port of its own beside ours, so that two may be developed at once.
const hmr = { port: 20_000 + (Number(process.env.PORT ?? 3000) % 10_000) };
const vite = await createServer({ server: { middlewareMode: true, hmr } });
const build = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;

await listen(makeApp({ build, assets: [vite.middlewares, express.static("public")], development: true }));
