import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "~/platform/env.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { scanBytes } from "./scanner.server";

testDatabase();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  vi.unstubAllEnvs();
  forgetEnv();
});

/** A clamd that keeps what it is sent, as its protocol says, and answers with `answer`. */
async function clamd(answer: string | undefined, at?: string): Promise<{ seen: () => Buffer }> {
  let seen = Buffer.alloc(0);
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (part: Buffer) => {
      got = Buffer.concat([got, part]);
      if (!got.subarray(-4).equals(Buffer.alloc(4)) || answer === undefined) return;
      let place = "zINSTREAM\0".length;
      const parts: Buffer[] = [];
      for (let size = got.readUInt32BE(place); size > 0; size = got.readUInt32BE(place)) {
        parts.push(got.subarray(place + 4, place + 4 + size));
        place += 4 + size;
      }
      seen = Buffer.concat(parts);
      socket.end(answer);
    });
  });
  servers.push(server);
  server.listen(at ? { path: at } : { port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  vi.stubEnv("CLAMD", at ?? `127.0.0.1:${(server.address() as AddressInfo).port}`);
  forgetEnv();
  return { seen: () => seen };
}

describe("the virus scanner", () => {
  const file = Buffer.alloc(200_001, "a report ");

  it("is asked with the whole file, at an address or a socket", async () => {
    const scanner = await clamd("stream: OK\0");
    expect(await scanBytes(file)).toBe("clean");
    expect(scanner.seen().equals(file)).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), "clamd-"));
    await clamd("stream: OK\0", join(folder, "clamd.sock"));
    expect(await scanBytes(file)).toBe("clean");
    rmSync(folder, { recursive: true, force: true });
  });

  it("says what it found", async () => {
    await clamd("stream: Eicar-Test-Signature FOUND\0");
    expect(await scanBytes(file)).toBe("infected");
  });

  it("counts as unreachable whenever it says neither, and is never taken for a yes", async () => {
    for (const answer of ["INSTREAM size limit exceeded. ERROR\0", "", "stream: OK but not quite\0"]) {
      await clamd(answer);
      expect(await scanBytes(file), answer).toBe("unreachable");
    }
    await clamd(undefined);
    expect(await scanBytes(file, 50)).toBe("unreachable");
    vi.stubEnv("CLAMD", "127.0.0.1:1");
    forgetEnv();
    expect(await scanBytes(file)).toBe("unreachable");
  });

  it("is not asked where there is none", async () => {
    expect(await scanBytes(file)).toBe("off");
  });
});
