import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { createServer } from "vite";
import { makeApp } from "./server/app.ts";
import { listen } from "./server/listen.ts";

/** The same server, with Vite making each file as it is asked for. `npm run dev` starts it. */
const vite = await createServer({ server: { middlewareMode: true } });
const build = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;

await listen(makeApp({ build, assets: [vite.middlewares, express.static("public")], development: true }));
