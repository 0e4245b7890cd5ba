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
import { constants, getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { handOut, PROCESSES } from "../../app/platform/handed-out.mjs";
import { newFormKey } from "../../app/platform/ids.ts";
import { council, person, provider } from "../../prisma/factories/organisations.ts";
import { draftReferral } from "../../prisma/factories/referrals.ts";
import { cookieOf } from "../../prisma/row-security/route-answers.ts";
import { everythingIn, testEnvironment } from "../../prisma/testing/cluster.server.ts";
import { testDatabase } from "../../prisma/testing/database.server.ts";
import { PLANTED, plantedChild, plantedIn } from "../../prisma/testing/planted-child.ts";
import { projectFolder } from "../database/folders.ts";
import { EchoingMailServer } from "./echoing-mail-server.ts";

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
  let base = "";
  const mails = new EchoingMailServer();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "supervisor-"));
    mkdirSync(join(folder, "keys"), { mode: 0o700 });
    // Words that are found nowhere by chance.
    const mailUrl = `smtp://homeward:password-of-the-mail-server@127.0.0.1:${await mails.listen()}`;
    const port = String(await freePort());
    base = `http://127.0.0.1:${port}`;
    all = { ...testEnvironment(database.ownerUrl), SMTP_URL: mailUrl };
    supervisor = spawn(process.execPath, ["scripts/start.mjs", "--dev"], {
      cwd: projectFolder,
      env: {
        ...process.env,
        ...all,
        NODE_ENV: "development",
        HOMEWARD_STATE: folder,
        HOMEWARD_DEMO: "0",
        HOMEWARD_FILES: join(folder, "files"),
        METRICS_PORT: "0",
        PORT: port,
        HOST: "127.0.0.1",
        APP_URL: base,
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
    // The first page has Vite read the whole portal, which on a busy machine takes longer than a fetch waits.
    await vi.waitFor(() => fetch(`${base}/forgotten-password`), 800_000);
  });
  afterAll(async () => {
    const ended = once(supervisor, "exit");
    supervisor.kill("SIGTERM");
    await ended;
    mails.close();
    rmSync(folder, { recursive: true });
  });

  it("is all in the list of what is handed out", () => {
    expect([...children.keys()].sort()).toEqual(Object.keys(SCRIPTS).sort());
    expect(Object.keys(PROCESSES)).toEqual(expect.arrayContaining(Object.keys(SCRIPTS)));
  });

  it("lets pages and mail go before documents", () => {
    const [web, mail, documents] = ["web", "mail", "documents"].map((name) =>
      getPriority(children.get(name)),
    );
    expect(mail).toBe(web);
    expect(documents).toBe(Math.min(constants.priority.PRIORITY_LOW, (web ?? 0) + 10));
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

  it("writes no secret into its logs, whatever it is sent and whatever fails", async () => {
    const home = await council();
    const broker = await person(home, ["broker"]);
    const org = await provider();
    const [email, gone] = ["dana.bell@home.example", "nobody.there@home.example"];
    const officer = await person(org, ["referrals-officer"], { email });
    await person(org, ["referrals-officer"], { email: gone });
    const { reference } = await draftReferral(broker, { child: plantedChild() });

    const ask = (path: string, cookie = "", body?: URLSearchParams | FormData) =>
      fetch(base + path, {
        redirect: "manual",
        headers: { cookie, origin: base },
        ...(body ? { method: "POST", body } : {}),
      });
    const typed = (answers: Record<string, string>) => new URLSearchParams(answers);
    const password = "tractor lemon orbit saddle";
    const [unknown, code, narrative] = [
      "Q7".repeat(16),
      "K7M2Q9XW",
      `${PLANTED.given} ${PLANTED.family} likes it`,
    ];

    for (const to of [email, gone]) await ask("/forgotten-password", "", typed({ email: to }));
    await vi.waitFor(() => expect([mails.received.length, mails.refused.length]).toEqual([1, 2]), 600_000);
    const link = /\/set-password\/([\w-]+)/.exec(mails.received[0] ?? "")?.[1] ?? "";
    expect(link.length).toBeGreaterThan(20);
    await ask(`/set-password/${link}`);
    const cookies = [await ask(`/set-password/${link}`, "", typed({ password }))];
    await ask("/sign-in", "", typed({ email, password: "a wrong password 9571" }));
    cookies.push(await ask("/sign-in", "", typed({ email, password, next: `/kept/${unknown}` })));
    const sessions = cookies.map((answer) => answer.headers.getSetCookie().join("; ").split(";")[0] ?? "");
    expect(sessions.every((one) => /=[\w-]{40,}/.test(one))).toBe(true);
    const [session = ""] = sessions;
    for (const path of [
      `/invitation/${unknown}`,
      `/forums/pass/${unknown}`,
      `/forums/calendar/${unknown}.ics`,
      `/forums/check-in/FD-7K3M9Q/${code}`,
      `/mailbox/${unknown}`,
      `/no/such/page/${unknown}?q=${encodeURIComponent(narrative)}`,
    ])
      await ask(path, session);
    await ask("/sign-in/code", session, typed({ code: "571946" }));
    const everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
    await everything`update auth.sessions set expires_at = now() - interval '1 minute' where person_id = ${officer.personId}`;
    const late = typed({ name: narrative, email: gone, key: newFormKey() });
    const keptAt = (await ask(`/provider/${org.slug}/people/invite`, session, late)).headers.get("location");
    const [keptId = ""] = /[0-9a-f-]{36}/.exec(decodeURIComponent(keptAt ?? "")) ?? [];
    await ask(`/kept/${keptId}`, session);

    const own = await cookieOf(broker.personId);
    const pages = `/council/${home.slug}/referrals/${reference}`;
    await ask(`${pages}/edit/child`, own);
    await ask(`${pages}/edit/narrative`, own, typed({ narrative, key: "x", version: "1" }));
    for (const [name, bytes] of Object.entries({ "a.txt": narrative, "b.pdf": `%PDF-1.7 ${narrative}` })) {
      const form = new FormData();
      form.append("title", "School report");
      form.append("key", unknown);
      form.append("file", new Blob([bytes]), name);
      await ask(`${pages}/documents`, own, form);
    }
    await vi.waitFor(() => expect(said).toMatch(/mail\.undeliverable/), 600_000);
    for (const seen of [
      /"route":"\/set-password\/:token"/,
      /"event":"job.failed"/,
      /referrals\/:reference\/documents"/,
    ])
      expect(said).toMatch(seen);

    // It did arrive: a form was kept, and both files are documents.
    const [kept] = await everything<{ posts: number; documents: number }[]>`
      select (select count(*)::int from auth.kept_posts) as posts,
             (select count(*)::int from redacted_documents) as documents`;
    await everything.end();
    expect(kept).toEqual({ posts: 1, documents: 2 });
    expect(keptId).not.toBe("");

    const everybodys = new Set(Object.keys(PROCESSES).flatMap((one) => secretsOf(handOut(one, all))));
    const bodies = [...mails.received, ...mails.refused].flatMap(
      (mail) => mail.match(/https?:\/\/\S{30,}/g) ?? [],
    );
    const secrets = [
      ...everybodys,
      ...[...sessions, own].map((one) => one.replace(/^[^=]*=/, "")),
      ...bodies,
      ...[
        link,
        unknown,
        code,
        "571946",
        email,
        gone,
        password,
        "a wrong password 9571",
        "If you did not ask",
      ],
      ...[officer.personName, broker.personName].filter((name) => said.includes(`"${name}"`)),
    ];
    expect(
      secrets.filter((secret) => said.includes(secret) || said.includes(encodeURIComponent(secret))),
    ).toEqual([]);
    expect(plantedIn(said)).toEqual([]);
  });
});

/** The secret part of what is handed out: a password of an address, or the whole. */
function secretsOf(handed: Record<string, string>): string[] {
  return Object.entries(handed)
    .filter(([name]) => name !== "HOMEWARD_KEY_STORE") // a path, which is no secret
    .map(([, value]) => (URL.canParse(value) && new URL(value).password ? new URL(value).password : value));
}
