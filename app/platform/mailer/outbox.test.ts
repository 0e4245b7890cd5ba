import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { provider as makeProvider, person } from "../../../prisma/factories/organisations.ts";
import { testEnvironment } from "../../../prisma/testing/cluster.server.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { newId } from "../ids.ts";
import { listMail } from "./mailbox.server.ts";
import { queueMail } from "./queue-mail.server.ts";

const database = testDatabase();

type Received = { to: string; messageId: string };

/** As much of SMTP as a mail server needs to say yes, not now, or never. */
function mailServer() {
  const received: Received[] = [];
  const answers: { recipient: (to: string) => string } = { recipient: () => "250 fine" };
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.setEncoding("utf8");
    let buffer = "";
    let to = "";
    let inData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 test");
    socket.on("data", (chunk) => {
      buffer += chunk;
      for (;;) {
        const end = buffer.indexOf(inData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          received.push({ to, messageId: /^message-id: *(<[^>]+>)/im.exec(part)?.[1] ?? "" });
          say("250 taken");
        } else if (/^DATA/i.test(part)) {
          inData = true;
          say("354 go on");
        } else if (/^RCPT/i.test(part)) {
          to = /<([^>]*)>/.exec(part)?.[1] ?? "";
          say(answers.recipient(to));
        } else if (/^QUIT/i.test(part)) socket.end("221 bye\r\n");
        else say("250 fine");
      }
    });
  });
  return {
    received,
    answers,
    async open() {
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      return `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const smtp = mailServer();
let smtpUrl = "";
let folder = "";
let workers: ChildProcess[] = [];

beforeAll(async () => {
  smtpUrl = await smtp.open();
});
afterAll(() => smtp.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outbox-"));
  smtp.received.length = 0;
  smtp.answers.recipient = () => "250 fine";
});
afterEach(async () => {
  await Promise.all(workers.map(stop));
  workers = [];
  rmSync(folder, { recursive: true });
});

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGTERM");
  await once(worker, "exit");
}

/** The real worker, as it runs in production but for the place where it is to die. */
function startWorker(env: Record<string, string> = {}): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "scripts/mail-worker.ts"], {
    env: {
      ...process.env,
      ...testEnvironment(database.ownerUrl),
      NODE_ENV: "test",
      SMTP_URL: smtpUrl,
      APP_URL: "http://localhost:3000",
      HOMEWARD_MAILBOX: folder,
      ...env,
    },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  workers.push(worker);
  return worker;
}

let count = 0;
/** Queues a mail to a new address, that of somebody who forgot their password, and gives the address. */
async function queued(): Promise<string> {
  count += 1;
  const email = `dana${count}@home.example`;
  await transaction("auth", {}, async (tx) => {
    const [personId, at] = [newId(), new Date()];
    await tx.credential.create({ data: { personId, email, createdAt: at } });
    const link = { hash: newId(), personId, purpose: "password", createdAt: at, expiresAt: at };
    await tx.emailedLink.create({ data: link });
    await queueMail(tx, {
      organisationId: null,
      toEmail: email,
      template: "password-link",
      props: { until: "30 November at 17:30", secretLink: "http://localhost:3000/in" },
    });
  });
  return email;
}

type Row = { sent_at: Date | null; failed_at: Date | null; attempts: number; last_error: string | null };
async function row(toEmail: string): Promise<Row | undefined> {
  const rows = await sqlFor("worker")<Row[]>`
    select sent_at, failed_at, attempts, last_error from outgoing_messages where to_email = ${toEmail}`;
  return rows[0];
}
const received = (to: string) => smtp.received.filter((mail) => mail.to === to);
const until = (what: () => Promise<boolean> | boolean) =>
  expect.poll(what, { timeout: 600_000, interval: 100 }).toBe(true);

describe("a mail of the outbox", () => {
  it("goes out once and is recorded", async () => {
    startWorker();
    const to = await queued();
    await until(async () => (await row(to))?.sent_at !== null);
    expect(received(to)).toHaveLength(1);
    expect(received(to)[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
    expect(await row(to)).toMatchObject({ attempts: 1, last_error: null, failed_at: null });
  });

  it("does not go out when the write that it tells of is undone", async () => {
    startWorker();
    await expect(
      transaction("auth", {}, async (tx) => {
        await queueMail(tx, {
          organisationId: null,
          toEmail: "never@home.example",
          template: "password-link",
          props: {},
        });
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    const to = await queued();
    await until(() => received(to).length === 1);
    expect(received("never@home.example")).toEqual([]);
  });

  it("is tried again after a passing refusal, with the same Message-ID", async () => {
    let tries = 0;
    smtp.answers.recipient = () => {
      tries += 1;
      return tries === 1 ? "451 not now" : "250 fine";
    };
    startWorker();
    const to = await queued();
    await until(async () => (await row(to))?.sent_at !== null);
    expect(received(to)).toHaveLength(1);
    expect(await row(to)).toMatchObject({ attempts: 2 });
  });

  it("is given up after a final refusal, which is recorded without the address", async () => {
    smtp.answers.recipient = (to) => `550 no mailbox ${to}`;
    startWorker();
    const to = await queued();
    await until(async () => (await row(to))?.failed_at !== null);
    const found = await row(to);
    expect(found).toMatchObject({ attempts: 1, sent_at: null });
    expect(found?.last_error).toContain("550");
    expect(found?.last_error).not.toContain("dana");
  });

  it("finds the address of a person whom the writer does not know, and forgets a one-time link", async () => {
    const home = await makeProvider();
    const pat = await person(home, ["referrals-officer"], { email: "pat@home.example" });
    await transaction("provider", { "app.org_id": home.id }, (tx) =>
      queueMail(tx, {
        organisationId: home.id,
        toPersonId: pat.personId,
        template: "account-notice",
        props: {
          what: "factor-removed",
          at: "30 November",
          link: "http://localhost:3000/account",
          secretLink: "http://localhost:3000/t",
        },
      }),
    );
    startWorker();
    await until(() => received("pat@home.example").length === 1);
    await until(async () => {
      const [row] = await sqlFor("worker")<{ props: unknown }[]>`
        select props from outgoing_messages where to_person_id = ${pat.personId} and sent_at is not null`;
      return (
        row !== undefined &&
        JSON.stringify(row.props) ===
          '{"at":"30 November","link":"http://localhost:3000/account","what":"factor-removed"}'
      );
    });
  });

  it("is put into the folder, whole, when there is no mail server", async () => {
    startWorker({ SMTP_URL: "" });
    const to = await queued();
    await until(async () => (await listMail(folder, { to })).length === 1);
    const [mail] = await listMail(folder, { to: to.toUpperCase() });
    expect(mail?.text).toContain("http://localhost:3000/in");
    const source = readFileSync(join(folder, `${mail?.id}.eml`), "utf8");
    expect(source).toContain(`To: ${to}`);
    expect(source).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("a worker that dies while it sends", () => {
  it.each([
    ["mail:before-send", 0, 1],
    ["mail:after-send", 1, 2],
    ["mail:after-record", 1, 1],
  ])("at %s: %i sent before, %i in the end, one Message-ID", async (point, before, after) => {
    const dying = startWorker({ HOMEWARD_FAILPOINT: point });
    const to = await queued();
    await once(dying, "exit");
    expect(dying.signalCode).toBe("SIGKILL");
    expect(received(to)).toHaveLength(before);
    startWorker();
    await until(async () => (await row(to))?.sent_at !== null && received(to).length >= after);
    // Whatever was left locked by the dead is freed and finished before the count is taken.
    await until(async () => {
      const jobs = await sqlFor("worker")`select 1 from graphile_worker.jobs where key like 'send-mail:%'`;
      return jobs.length === 0;
    });
    expect(received(to)).toHaveLength(after);
    expect(new Set(received(to).map((mail) => mail.messageId)).size).toBe(1);
  });
});
