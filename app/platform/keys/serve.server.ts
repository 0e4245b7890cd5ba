import { timingSafeEqual } from "node:crypto";
import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { z } from "zod";
import { log } from "~/platform/log.server";
import { receive, send } from "./wire.server";

/** What may be asked, by name; each checks what it is given. */
export type Handlers = Readonly<Record<string, (args: readonly unknown[]) => Promise<unknown>>>;

export type Served = {
  /** Path of the socket, or of the pipe. */
  at: string;
  handlers: Handlers;
  /** Which process may ask for what, and the token by which it is known. */
  clients: Readonly<Record<string, { token: string; may: readonly string[] }>>;
};

const hello = z.object({ as: z.string(), token: z.string() });
const question = z.object({ id: z.number().int(), method: z.string(), args: z.array(z.unknown()) });

/**
 * Answers whoever knows a token, at an address that only the portal's own processes can reach. Each client may ask for
 * its own methods. An error is told by its name and message, which hold nothing of what is sealed.
 */
export async function serveKeys({ at, handlers, clients }: Served): Promise<Server> {
  const server = createServer((socket) => greet(socket, handlers, clients));
  // Left by one that was killed.
  if (process.platform !== "win32") rmSync(at, { force: true });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(at, done);
  });
  // The folder around it says who may come near; the group is for units with users of their own.
  if (process.platform !== "win32") chmodSync(at, 0o660);
  return server;
}

function greet(socket: Socket, handlers: Handlers, clients: Served["clients"]): void {
  let may: readonly string[] | undefined;
  socket.on("error", () => undefined);
  receive(socket, (value) => {
    if (may) return void answer(socket, handlers, may, question.parse(value));
    const { as, token } = hello.parse(value);
    const client = Object.hasOwn(clients, as) ? clients[as] : undefined;
    if (!client || !same(token, client.token)) {
      log.warn("keys.stranger", { as: client ? as : "unknown" });
      return void socket.destroy();
    }
    may = client.may;
  });
}

async function answer(
  socket: Socket,
  handlers: Handlers,
  may: readonly string[],
  { id, method, args }: z.infer<typeof question>,
): Promise<void> {
  try {
    const handler = may.includes(method) ? handlers[method] : undefined;
    if (!handler) throw new Error(`This process may not ask for "${method}".`);
    const value = await handler(args);
    if (!socket.destroyed) send(socket, { id, value });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error("unknown");
    log.error("keys.refused", { method, error });
    if (!socket.destroyed) send(socket, { id, refused: { name, message } });
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
