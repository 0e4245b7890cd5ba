import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { log } from "../../app/platform/log.server.ts";

/** Longest a request in hand may keep the server from stopping. */
const PATIENCE = 1_200;

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
}

/** Listens on PORT and HOST, tells the supervisor, and stops without cutting off who is being answered. */
export async function listen(app: Express): Promise<void> {
  const port = Number(process.env.PORT ?? 3000);
  const host = process.env.HOST ?? "localhost";
  const server = createServer(app);
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000; // longer than proxies keep theirs
  onEnd(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), PATIENCE).unref();
    await closed;
  });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    process.send?.({ failed: taken ? "port" : "listen", port });
    log.error("listen", { error: error instanceof Error ? error : new Error("unknown") });
    process.exit(taken ? 98 : 1);
  }
  const address = server.address() as AddressInfo;
  process.send?.({ ready: "server", port: address.port });
  log.info("listening", { port: address.port });
}
