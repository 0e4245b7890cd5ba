import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handOut, PROCESSES } from "../../app/platform/handed-out.mjs";
import { testEnvironment } from "../../prisma/testing/cluster.server.ts";
import { testDatabase } from "../../prisma/testing/database.server.ts";
import { projectFolder } from "../database/folders.ts";

/** The real supervisor with its real processes; what each of them knows is read from outside, as an attacker would. */
const database = testDatabase();
const linux = process.platform === "linux";
const why = linux ? "" : " (skipped: only Linux shows the memory and environment of a process as files)";

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** The scripts that the supervisor runs, by the name under which they are handed what is theirs. */
const SCRIPTS: Record<string, string> = {
  keys: "scripts/key-process.ts",
  web: "scripts/dev.ts",
  worker: "scripts/worker.ts",
  mail: "scripts/mail-worker.ts",
  documents: "scripts/document-worker.ts",
};

const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");

function childrenOf(pid: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const parent = readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]?.split(" ")[1];
      if (Number(parent) !== pid) continue;
      const script = Object.entries(SCRIPTS).find(([, path]) => commandOf(Number(name)).includes(path));
      if (script) found.set(script[0], Number(name));
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** Which of the texts stand anywhere in the memory that a process may write to: variables, heap, buffers, what was freed. */
function inMemory(pid: number, texts: string[]): Set<string> {
  const found = new Set<string>();
  const sought = texts.map((text) => ({ text, bytes: Buffer.from(text) }));
  const longest = Math.max(...sought.map(({ bytes }) => bytes.length));
  const memory = openSync(`/proc/${pid}/mem`, "r");
  const piece = Buffer.alloc(4 * 1_048_576);
  for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
    const [, from = "", to = ""] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    if (from === "" || line.includes("[vvar]")) continue;
    const end = BigInt(`0x${to}`);
    for (let at = BigInt(`0x${from}`); at < end; at += BigInt(piece.length - longest)) {
      const length = Math.min(piece.length, Number(end - at));
      let read = 0;
      try {
        read = readSync(memory, piece, 0, length, at);
      } catch {
        break; // Pages that are reserved and not there.
      }
      const held = piece.subarray(0, read);
      for (const { text, bytes } of sought) if (!found.has(text) && held.includes(bytes)) found.add(text);
    }
  }
  closeSync(memory);
  return found;
}

describe.runIf(linux)(`what each process of npm start knows${why}`, () => {
  let folder = "";
  let supervisor: ChildProcess;
  let children = new Map<string, number>();
  let all: Record<string, string> = {};
  let said = "";

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "supervisor-"));
    mkdirSync(join(folder, "keys"), { mode: 0o700 });
    // Words that are found nowhere by chance.
    const mailUrl = "smtp://homeward:password-of-the-mail-server@127.0.0.1:2525";
    all = { ...testEnvironment(database.ownerUrl), SMTP_URL: mailUrl };
    supervisor = spawn(process.execPath, ["scripts/start.mjs", "--dev"], {
      cwd: projectFolder,
      env: {
        ...process.env,
        ...all,
        NODE_ENV: "development",
        HOMEWARD_STATE: folder,
        HOMEWARD_DEMO: "0",
        PORT: String(await freePort()),
        HOST: "127.0.0.1",
        APP_URL: "http://127.0.0.1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    await new Promise<void>((ready, failed) => {
      for (const stream of [supervisor.stdout, supervisor.stderr])
        stream?.on("data", (words: Buffer) => {
          said += words.toString();
          if (/\d s {2}Ready/.test(said)) ready();
        });
      supervisor.once("exit", (code) => failed(new Error(`It ended with ${code}.\n${said}`)));
    });
    children = childrenOf(supervisor.pid ?? 0);
  });
  afterAll(async () => {
    const ended = once(supervisor, "exit");
    supervisor.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true });
  });

  it("is all in the list of what is handed out", () => {
    expect([...children.keys()].sort()).toEqual(Object.keys(SCRIPTS).sort());
    expect(Object.keys(PROCESSES)).toEqual(expect.arrayContaining(Object.keys(SCRIPTS)));
  });

  it.each(Object.keys(SCRIPTS))(
    "%s: its own passwords and keys and no others, in memory; none outside it",
    (name) => {
      const pid = children.get(name) ?? 0;
      const own = secretsOf(handOut(name, all));
      const everybodys = new Set(Object.keys(PROCESSES).flatMap((one) => secretsOf(handOut(one, all))));
      const outside = readFileSync(`/proc/${pid}/environ`, "utf8") + commandOf(pid);
      expect([...everybodys].filter((secret) => outside.includes(secret))).toEqual([]);
      const known = inMemory(pid, [...everybodys]);
      // What it was given is found: the search sees what there is.
      expect([...known].sort()).toEqual([...new Set(own)].sort());
    },
  );
});

/** The secret part of what is handed out: a password of an address, or the whole. */
function secretsOf(handed: Record<string, string>): string[] {
  return Object.entries(handed)
    .filter(([name]) => name !== "HOMEWARD_KEY_STORE") // a path, which is no secret
    .map(([, value]) => (URL.canParse(value) && new URL(value).password ? new URL(value).password : value));
}
