import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import {
  copyKeys,
  createTestDatabase,
  everythingIn,
  leaseCluster,
  releaseCluster,
  type TestDatabase,
  testCluster,
  testEnvironment,
} from "../../prisma/testing/cluster.server.ts";
import { grantDatabase } from "../../scripts/database/make-roles.ts";
import { type Project, projects, worldFolder, worldPort } from "./ports.ts";

/**
 * Makes what the stories happen in: one database seeded through `prisma/scenarios`, a copy of it for each
 * project, and beside each copy the built server and workers. Lives until it is told to end.
 */
const SEEDS = ["prisma/scenarios/stories.ts", "prisma/seed.ts"];
const children: ChildProcess[] = [];
const databases: TestDatabase[] = [];

function environment(ownerUrl: string, project: Project): NodeJS.ProcessEnv {
  const folder = worldFolder(project);
  const port = String(worldPort(project));
  return {
    ...process.env,
    ...testEnvironment(ownerUrl),
    PORT: port,
    HOST: "localhost",
    APP_URL: `http://localhost:${port}`,
    NODE_ENV: "production",
    HOMEWARD_DEMO: "1",
    HOMEWARD_DEMO_PEOPLE: join(folder, "people.json"),
    HOMEWARD_MAILBOX: join(folder, "mailbox"),
    HOMEWARD_TEST_CLOCK: join(folder, "clock"),
    SMTP_URL: "",
  };
}

/** The part of it that a process beside the portal needs to act in the same world. */
function sceneEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const secrets = ["HOMEWARD_SECRET", "HOMEWARD_VAULT_KEY", "HOMEWARD_KEY_STORE"];
  const limits = ["HOMEWARD_TRANSACTION_SECONDS"];
  const names = ["DATABASE_URL", ...secrets, ...limits, "APP_URL", "HOMEWARD_DEMO", "HOMEWARD_TEST_CLOCK"];
  return Object.fromEntries(names.map((name) => [name, env[name] ?? ""]));
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}

async function seed(ownerUrl: string): Promise<void> {
  const script = SEEDS.find((path) => existsSync(path));
  if (!script) return;
  // Every project reads the people of the first: they are the same ones.
  const env = environment(ownerUrl, projects[0]);
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if ((await ended(child)) !== 0) throw new Error(`${script} did not work.`);
}

async function copyOf(seeded: TestDatabase, project: Project): Promise<TestDatabase> {
  const { adminUrl } = await testCluster();
  const name = `${seeded.name}_${project}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin.unsafe(`create database "${name}" template "${seeded.name}" owner homeward_owner`);
  } finally {
    await admin.end();
  }
  const url = new URL(seeded.ownerUrl);
  url.pathname = `/${name}`;
  const owner = postgres(url.href, { max: 1, onnotice: () => undefined });
  try {
    await grantDatabase(owner); // a copy has no grants of the database itself
  } finally {
    await owner.end();
  }
  const dropKeys = await copyKeys(seeded, name);
  const drop = async () => {
    const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
    await sql.unsafe(`drop database if exists "${name}" with (force)`).finally(() => sql.end());
    await dropKeys();
  };
  return { ownerUrl: url.href, name, drop };
}

function run(name: string, env: NodeJS.ProcessEnv, project: Project): Promise<void> {
  const log = openSync(join(worldFolder(project), `${name}.log`), "a");
  const child = spawn(process.execPath, ["--enable-source-maps", `build/run/${name}.mjs`], {
    env,
    stdio: ["ignore", log, log, "ipc"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.on("message", () => resolve());
    child.on("exit", (code) => reject(new Error(`The ${name} of ${project} ended with ${code}.`)));
  });
}

async function end(code: number): Promise<never> {
  for (const child of children) child.kill("SIGTERM");
  await Promise.all(
    children.filter((child) => child.exitCode === null && child.signalCode === null).map(ended),
  );
  for (const database of databases.reverse()) await database.drop().catch(() => undefined);
  await releaseCluster();
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));

try {
  await leaseCluster();
  for (const project of projects) {
    rmSync(worldFolder(project), { recursive: true, force: true });
    mkdirSync(join(worldFolder(project), "mailbox"), { recursive: true });
  }
  const seeded = await createTestDatabase();
  databases.push(seeded);
  await seed(seeded.ownerUrl);
  for (const project of projects) {
    const copy = await copyOf(seeded, project);
    databases.push(copy);
    const env = environment(copy.ownerUrl, project);
    // What a story prepares, it prepares through the commands of the same world: `scene.ts`.
    const scene = { ...sceneEnvironment(env), HOMEWARD_E2E_DATABASE: await everythingIn(copy.name) };
    writeFileSync(join(worldFolder(project), "environment.json"), JSON.stringify(scene));
    // The workers first: when the last server answers, everything is there.
    for (const worker of ["worker", "mail-worker", "document-worker"]) await run(worker, env, project);
    await run("server", env, project);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}
