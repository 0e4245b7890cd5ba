// Two starts in one folder would pull the database away from under each other.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { giveUp } from "./say.mjs";
import { DATA } from "./settings.mjs";

const FILE = `${DATA}/start.pid`;

/** @param {number} pid */
function isStart(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  // The number may be another program's by now, or a dead one's that nobody has collected.
  const { status, stdout } = spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], {
    encoding: "utf8",
  });
  return status !== 0 ? process.platform === "win32" : stdout.includes("start.mjs");
}

/** Ends when Homeward already runs from this folder; a start that was killed does not count. */
export function onlyOne() {
  const pid = existsSync(FILE) ? Number(readFileSync(FILE, "utf8")) : 0;
  if (pid > 0 && pid !== process.pid && isStart(pid))
    giveUp(
      `Homeward already runs from this folder (process ${pid}). Stop it with Ctrl-C there, or: kill ${pid}`,
    );
  writeFileSync(FILE, String(process.pid));
  process.on("exit", () => rmSync(FILE, { force: true }));
}

/**
 * Ends early, with words, when something else listens where Homeward is to be.
 * @param {number} port
 * @param {string | undefined} host
 */
export async function portIsFree(port, host) {
  const free = await new Promise((done) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => done(error.code !== "EADDRINUSE"));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
  if (!free)
    giveUp(`Something else uses port ${port}. Stop it, or choose another: PORT=${port + 1} npm start`);
}
