import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { minimalBuild } from "./place.ts";

/** The second yardstick: Remix's own express server, with nothing but compression before it. */
const build: ServerBuild = await import(
  pathToFileURL(join(process.cwd(), minimalBuild, "server/index.js")).href
);
const app = express();
app.disable("x-powered-by");
app.use(compression());
app.use(express.static(join(minimalBuild, "client"), { maxAge: "1h" }));
app.all("*", createRequestHandler({ build, mode: "production" }));
const server = createServer(app);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
