import { connect } from "node:net";
import { env } from "~/platform/env.server";

/** How long a scanner may say nothing. */
const PATIENCE = 60_000;
const CHUNK = 64 * 1024;

export type Scanned = "off" | "clean" | "infected" | "unreachable";

/**
 * Has clamd look at what somebody sent (INSTREAM), before anything opens it. `off` without `CLAMD`. Whatever it answers
 * that is neither yes nor no counts as unreachable, a file larger than it takes too.
 */
export function scanBytes(bytes: Uint8Array, patience = PATIENCE): Promise<Scanned> {
  const { CLAMD } = env();
  if (!CLAMD) return Promise.resolve("off");
  return new Promise((resolve) => {
    const socket = connect(placeOf(CLAMD));
    let answer = "";
    const end = (scanned: Scanned) => {
      socket.destroy();
      resolve(scanned);
    };
    socket.setTimeout(patience, () => end("unreachable"));
    socket.on("error", () => end("unreachable"));
    socket.on("data", (part: Buffer) => {
      answer = (answer + part.toString("latin1")).slice(0, 1_000);
    });
    socket.on("close", () => end(meaningOf(answer)));
    socket.on("connect", () => {
      socket.write("zINSTREAM\0");
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const part = bytes.subarray(at, at + CHUNK);
        const size = Buffer.alloc(4);
        size.writeUInt32BE(part.length);
        socket.write(size);
        socket.write(part);
      }
      socket.write(Buffer.alloc(4));
    });
  });
}

function meaningOf(answer: string): Scanned {
  const said = answer.split("\0")[0]?.trim() ?? "";
  if (said === "stream: OK") return "clean";
  return said.endsWith(" FOUND") ? "infected" : "unreachable";
}

/** "localhost:3310", or the path of a socket. */
function placeOf(clamd: string): { path: string } | { host: string; port: number } {
  if (clamd.startsWith("/")) return { path: clamd };
  const colon = clamd.lastIndexOf(":");
  const host = clamd.slice(0, colon).replace(/^\[|\]$/g, "");
  return { host, port: Number(clamd.slice(colon + 1)) };
}
