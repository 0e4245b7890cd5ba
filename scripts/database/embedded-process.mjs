// Which process serves a cluster, how it is ended, and one start at a time in a folder.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * @param {string} cluster
 * @returns {Promise<{ pid: number, port: number | undefined } | undefined>}
 */
export async function readPidFile(cluster) {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  const port = Number.parseInt(lines[3] ?? "", 10);
  return { pid: Number.isInteger(pid) ? pid : 0, port: Number.isInteger(port) ? port : undefined };
}

/**
 * Whether the process is a server of this cluster. A zombie is not: it has no command line any more.
 * @param {number} pid
 * @param {string} cluster
 * @returns {Promise<boolean>}
 */
export async function isServerOf(pid, cluster) {
  if (pid <= 0) return false;
  return (await commandOf(pid)).includes(cluster);
}

/** @param {number} pid */
async function commandOf(pid) {
  if (process.platform === "linux" && existsSync("/proc/self/cmdline")) {
    // Slim containers have no ps.
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return line.replaceAll("\0", " ");
  }
  try {
    if (process.platform === "win32") {
      const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`;
      return execFileSync("powershell", ["-NoProfile", "-Command", query], { encoding: "utf8" });
    }
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/**
 * Ends the server of a cluster, gently first, and waits until it is gone.
 * @param {string} cluster
 */
export async function stopServer(cluster) {
  const found = await readPidFile(cluster);
  if (!found || !(await isServerOf(found.pid, cluster))) return;
  // SIGINT is PostgreSQL's fast shutdown: sessions end, everything is written. SIGQUIT is the last resort, and
  // the next start then recovers.
  for (const [signal, patience] of /** @type {const} */ ([
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ])) {
    try {
      process.kill(found.pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (!(await isServerOf(found.pid, cluster))) return;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

/**
 * One start at a time in a folder, over all processes.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withStartLock(folder, work) {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "start.lock");
  const until = Date.now() + 120_000;
  for (;;) {
    const lock = await open(path, "wx", 0o600).catch((error) => {
      if (error.code === "EEXIST") return undefined;
      throw error;
    });
    if (lock) {
      await lock.writeFile(String(process.pid));
      await lock.close();
      break;
    }
    if (await abandoned(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (Date.now() > until)
      throw new Error(`Another start holds ${path}. If none is running, remove that file.`);
    await new Promise((done) => setTimeout(done, 50));
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** @param {string} path */
async function abandoned(path) {
  const [text, facts] = await Promise.all([
    readFile(path, "utf8").catch(() => undefined),
    stat(path).catch(() => undefined),
  ]);
  if (text === undefined || facts === undefined) return false;
  if (Date.now() - facts.mtimeMs > 90_000) return true;
  const pid = Number.parseInt(text, 10);
  // Just made: its pid is not written yet.
  if (!Number.isInteger(pid)) return Date.now() - facts.mtimeMs > 2_000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
