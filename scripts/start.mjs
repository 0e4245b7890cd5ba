// `npm start`: everything from a fresh clone to a running portal. `npm run dev` adds --dev.
import { existsSync } from "node:fs";
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { handOut } from "../app/platform/handed-out.mjs";
import { ensureBuilt } from "./start/build.mjs";
import { keepRunning } from "./start/children.mjs";
import { embeddedDatabase, migrate, settle } from "./start/database.mjs";
import { demoPeople, ensureDemo } from "./start/demo.mjs";
import { checkNode, ensureGenerated, ensureInstalled } from "./start/install.mjs";
import { keysAt } from "./start/keys-at.mjs";
import { onlyOne, portIsFree } from "./start/only-one.mjs";
import { ForPeople, giveUp, say } from "./start/say.mjs";
import { settings } from "./start/settings.mjs";
import { refuseUnsafe } from "./start/unsafe.mjs";

chdir(fileURLToPath(new URL("..", import.meta.url)));
const dev = process.argv.includes("--dev");
const reset = process.argv.includes("--reset-demo");

/** What is running, in the order of starting; stopped in the other order. @type {(() => Promise<void>)[]} */
const running = [];
let ending = false;

/** @param {string} [why] */
async function end(why) {
  if (ending) return;
  ending = true;
  if (running.length > 0) say("Stopping");
  const database = running.shift();
  await Promise.allSettled(running.map((stop) => stop()));
  await database?.().catch(() => {});
  if (database) say("Stopped");
  if (why) process.stderr.write(`\n${why}\n`);
  process.exit(why ? 1 : 0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end());

/** As whom a process is known to the one that holds the keys. @type {Record<string, string>} */
const KEYS_AS = { server: "keys-web", worker: "keys-worker", documents: "keys-documents" };

async function main() {
  checkNode();
  const { embedded, demo, port, address, env } = settings();
  if (!dev) refuseUnsafe({ ...env, APP_URL: process.env.APP_URL }, embedded);
  if (!existsSync(String(env.HOMEWARD_KEY_STORE)))
    giveUp(
      `There is no folder ${env.HOMEWARD_KEY_STORE}, which HOMEWARD_KEY_STORE names. Mount it, or make it: mkdir -m 700 ${env.HOMEWARD_KEY_STORE}`,
    );
  onlyOne();
  await portIsFree(port, env.HOST);
  await ensureInstalled();
  await ensureGenerated();

  let adminUrl;
  if (embedded) {
    say("Starting the database");
    const database = await embeddedDatabase();
    running.push(database.stop);
    env.DATABASE_URL = database.ownerUrl;
    adminUrl = database.adminUrl;
  } else running.push(async () => {});
  if (ending) return;
  say("Bringing the database up to date");
  await migrate(env);
  await ensureDemo({ embedded, demo, env, adminUrl, reset });
  if (!dev) await ensureBuilt();
  if (ending) return;

  say("Starting the server and the workers");
  env.NODE_ENV = dev ? "development" : "production";
  const toFile = embedded && !dev;
  Object.assign(env, { HOMEWARD_KEYS_AT: keysAt(running) });
  const commands = dev
    ? {
        keys: ["--import", "tsx", "scripts/key-process.ts"],
        server: ["--import", "tsx", "scripts/dev.ts"],
        worker: ["--import", "tsx", "scripts/worker.ts"],
        mail: ["--import", "tsx", "scripts/mail-worker.ts"],
        documents: ["--import", "tsx", "scripts/document-worker.ts"],
      }
    : {
        keys: ["--enable-source-maps", "build/run/key-process.mjs"],
        server: ["--enable-source-maps", "build/run/server.mjs"],
        worker: ["--enable-source-maps", "build/run/worker.mjs"],
        mail: ["--enable-source-maps", "build/run/mail-worker.mjs"],
        documents: ["--enable-source-maps", "build/run/document-worker.mjs"],
      };
  const children = Object.entries(commands).map(([name, args]) =>
    keepRunning({
      name,
      args,
      env: name in KEYS_AS ? { ...env, HOMEWARD_KEYS_AS: KEYS_AS[name] } : env,
      credentials: handOut(name === "server" ? "web" : name, env),
      toFile,
      fail: (why) => void end(why),
    }),
  );
  running.push(...children.map((child) => child.stop));
  await Promise.all(children.map((child) => child.ready));
  if (ending) return;

  const people = demo ? demoPeople() : "";
  if (people) process.stdout.write(`\n${people}\n`);
  process.stdout.write(`\n  Homeward   ${address}\n`);
  if (demo && !env.SMTP_URL) process.stdout.write(`  Mailbox    ${address}/mailbox\n`);
  if (toFile)
    process.stdout.write(
      "  Logs       .data/server.log, .data/worker.log, .data/mail.log, .data/documents.log, .data/keys.log\n",
    );
  process.stdout.write("  Stop       Ctrl-C\n\n");
  say("Ready");
  if (adminUrl) await settle(adminUrl).catch(() => {});
}

main().catch((error) => end(error instanceof ForPeople ? error.message : String(error?.stack ?? error)));
