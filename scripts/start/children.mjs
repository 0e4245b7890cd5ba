// The server and the workers: started, watched, started again when they fall, stopped together.
import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { withoutSecrets } from "../../app/platform/handed-out.mjs";
import { hand } from "./install.mjs";
import { say } from "./say.mjs";
import { DATA } from "./settings.mjs";

/** Longest a child may take to end by itself. */
const PATIENCE = 1_300;
const PORT_TAKEN = 98;

/**
 * @typedef {object} Child
 * @property {Promise<void>} ready settles when it says that it can work
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, credentials: Record<string, string>, toFile: boolean, fail: (why: string) => void }} options
 * @returns {Child}
 */
export function keepRunning({ name, args, env, credentials, toFile, fail }) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  let stopping = false;
  let wait = 250;
  /** @type {() => void} */
  let isReady = () => {};
  /** @type {Promise<void>} */
  const ready = new Promise((done) => {
    isReady = done;
  });

  function start() {
    const output = toFile ? openSync(`${DATA}/${name}.log`, "a", 0o600) : "inherit";
    const since = Date.now();
    // The fourth channel tells a child that we are gone, even when we are killed.
    child = spawn(process.execPath, args, {
      env: { ...withoutSecrets(env), HOMEWARD_CREDENTIALS: "fd:4" },
      stdio: ["ignore", output, output, "ipc", "pipe"],
    });
    hand(child, 4, credentials);
    child.on("message", (/** @type {{ ready?: string }} */ message) => {
      if (message?.ready) isReady();
    });
    child.on("exit", (code, signal) => {
      child = undefined;
      if (stopping) return;
      if (code === PORT_TAKEN)
        return fail(`Something else uses port ${env.PORT}. Choose another: PORT=3001 npm start`);
      wait = Date.now() - since > 30_000 ? 250 : Math.min(wait * 2, 10_000);
      const log = toFile ? ` Its last words are in ${DATA}/${name}.log.` : "";
      say(`The ${name} ended (${signal ?? code}); it starts again.${log}`);
      setTimeout(() => {
        if (!stopping) start();
      }, wait);
    });
  }

  start();
  return {
    ready,
    stop: () =>
      new Promise((done) => {
        stopping = true;
        if (!child) return done();
        const hard = setTimeout(() => child?.kill("SIGKILL"), PATIENCE);
        child.once("exit", () => {
          clearTimeout(hard);
          done();
        });
        child.kill("SIGTERM");
      }),
  };
}
