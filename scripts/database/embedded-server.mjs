// The server process of an embedded cluster: taken over when it still runs, launched when it does not.
import { spawn } from "node:child_process";
import { chownSync, closeSync, existsSync, openSync, statSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import postgres from "postgres";
import { withoutSecrets } from "../../app/platform/handed-out.mjs";
import { isServerOf, readPidFile, stopServer } from "./embedded-process.mjs";

/**
 * @typedef {object} Kept what the folder remembers (embedded.json, readable by its owner only)
 * @property {number} port
 * @property {string} adminPassword
 * @property {string} ownerPassword
 */

/** @param {Kept} kept */
export const adminUrl = (kept) =>
  `postgresql://postgres:${kept.adminPassword}@127.0.0.1:${kept.port}/postgres`;

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? done(address.port) : fail(new Error("No free port.")),
      );
    });
  });
}

/**
 * Spawn options: PostgreSQL refuses to run as root, and cannot run in a folder its user may not enter.
 * @param {import("./embedded-place.mjs").Place} place
 */
export function asUser(place) {
  const environment = { ...withoutSecrets(process.env), LC_ALL: undefined, LC_MESSAGES: "C" };
  return place.user
    ? { cwd: "/", env: environment, uid: place.user.uid, gid: place.user.gid }
    : { env: environment };
}

/**
 * Takes over a server that runs in this folder; clears the traces of one that does not.
 * @param {string} cluster
 * @param {Kept} kept
 * @param {boolean} anyPort
 * @returns {Promise<boolean>}
 */
export async function adopt(cluster, kept, anyPort) {
  const until = Date.now() + 60_000;
  for (;;) {
    const found = await readPidFile(cluster);
    if (!found) return false;
    if (!(await isServerOf(found.pid, cluster))) {
      // Left by a killed server. Its pid may be a zombie or somebody else's by now, and then PostgreSQL
      // itself would refuse to start.
      await rm(join(cluster, "postmaster.pid"), { force: true });
      return false;
    }
    if (found.port !== undefined && found.port !== kept.port) {
      if (!anyPort) {
        await stopServer(cluster);
        return false;
      }
      kept.port = found.port;
    }
    if (await answers(kept)) return true;
    if (Date.now() > until)
      throw new Error(`The database in ${cluster} runs (process ${found.pid}) but does not answer.`);
    await pause(100);
  }
}

/** @param {Kept} kept */
async function answers(kept) {
  const sql = postgres(adminUrl(kept), { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "28P01") {
      throw new Error(
        "The database refuses its own password: embedded.json and cluster do not belong together.",
      );
    }
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * @param {string} native
 * @param {string} cluster
 * @param {Kept} kept
 * @param {import("./embedded-place.mjs").Place} place
 * @param {Record<string, string>} settings
 * @param {(message: string) => void} log
 * @param {boolean} mayMove
 */
export async function launch(native, cluster, kept, place, settings, log, mayMove) {
  const logFile = join(place.dataDir, "postgres.log");
  for (let attempt = 1; ; attempt += 1) {
    const said = await tryLaunch(native, cluster, kept, place, settings, logFile);
    if (said === undefined) return;
    if (attempt < 5 && mayMove && /could not bind|Address already in use/i.test(said)) {
      kept.port = await freePort();
      log(`The database's port was taken; it moves to ${kept.port}.`);
    } else if (attempt < 20 && /still in use|lock file "postmaster.pid" already exists/i.test(said)) {
      // The last processes of a killed server need a moment to notice.
      await pause(250);
      if (await adopt(cluster, kept, mayMove)) return;
    } else {
      throw new Error(
        `The database did not start. The end of ${logFile}:\n${said.split("\n").slice(-15).join("\n")}`,
      );
    }
  }
}

/** @returns {Promise<string | undefined>} what it said when it failed */
async function tryLaunch(
  /** @type {string} */ native,
  /** @type {string} */ cluster,
  /** @type {Kept} */ kept,
  /** @type {import("./embedded-place.mjs").Place} */ place,
  /** @type {Record<string, string>} */ settings,
  /** @type {string} */ logFile,
) {
  const tooLong = existsSync(logFile) && statSync(logFile).size > 10_000_000;
  const output = openSync(logFile, tooLong ? "w" : "a", 0o600);
  keepOwner(logFile, place.dataDir);
  const from = statSync(logFile).size;
  const flags = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    shared_preload_libraries: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const args = ["-D", cluster, "-p", String(kept.port)];
  for (const [name, value] of Object.entries(flags)) args.push("-c", `${name}=${value}`);
  // Detached, so that Ctrl-C reaches our own process alone, which then ends the database last.
  const child = spawn(join(native, "bin", "postgres"), args, {
    ...asUser(place),
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  /** @type {string | undefined} */
  let ended;
  child.once("error", (error) => (ended = error.message));
  child.once("exit", (code, signal) => (ended ??= `ended with ${code ?? signal}`));
  child.unref();
  const until = Date.now() + 60_000;
  while (ended === undefined && Date.now() < until) {
    if (await answers(kept).catch(() => ended !== undefined)) {
      if (ended === undefined) return undefined;
    }
    await pause(25);
  }
  const text = await readFile(logFile, "utf8").catch(() => "");
  return `${ended ?? "no answer within a minute"}\n${text.slice(from)}`.trim();
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * A folder of an ordinary user stays theirs, also after root has started the database in it once.
 * @param {string} path
 * @param {string} folder
 */
export function keepOwner(path, folder) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(path, uid, gid);
}
