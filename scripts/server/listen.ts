import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { watchEventLoop } from "../../app/platform/event-loop.server.ts";
import { log } from "../../app/platform/log.server.ts";

/** Longest a request in hand may keep the server from stopping. */
const PATIENCE = 1_000;
/** How the supervisor learns that something else listens there. */
const PORT_TAKEN = 98;

/** Calls `stop` once, however the process is asked to end: signal, or the supervisor's death. */
export function onEnd(stop: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  if (process.send) process.on("disconnect", end);
  // What nobody expected is logged without values, which Node.js itself would print; then we are started anew.
  process.on("uncaughtException", (error) => {
    log.error("crashed", { error });
    process.exit(1);
  });
}

function limits(server: Server): Server {
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000; // longer than proxies keep theirs
  return server;
}

async function listenOn(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/**
 * Opens the servers. "localhost" is both of its addresses, because browsers differ in which they try; the
 * second may be missing on machines without IPv6.
 */
async function open(app: Express, port: number, host: string): Promise<{ servers: Server[]; port: number }> {
  if (host !== "localhost") {
    const server = limits(createServer(app));
    return { port: await listenOn(server, port, host), servers: [server] };
  }
  const [four, six] = [limits(createServer(app)), limits(createServer(app))];
  const got = await listenOn(four, port, "127.0.0.1");
  const both = await listenOn(six, got, "::1").then(
    () => true,
    () => false,
  );
  return { port: got, servers: both ? [four, six] : [four] };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), PATIENCE).unref();
  await closed;
}

/** Listens on PORT and HOST, tells the supervisor, and stops without cutting off who is being answered. */
export async function listen(app: Express): Promise<void> {
  try {
    const { servers, port } = await open(
      app,
      Number(process.env.PORT ?? 3000),
      process.env.HOST ?? "localhost",
    );
    onEnd(async () => {
      await Promise.all(servers.map(close));
    });
    watchEventLoop();
    process.send?.({ ready: "server", port });
    log.info("listening", { port });
  } catch (error) {
    log.error("listen", { error: error instanceof Error ? error : new Error("unknown") });
    process.exit((error as NodeJS.ErrnoException).code === "EADDRINUSE" ? PORT_TAKEN : 1);
  }
}
