import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectFolder } from "../../scripts/database/folders.ts";
import { type Asked, type PortalPage, pagesAsked } from "../pages/portal.ts";
import { cpuOf } from "../pages/serving.ts";
import { backendsOf, childrenOf } from "./processes.ts";

export type Before = {
  pages: PortalPage[];
  /** Milliseconds of processor of its server, and of its database's backends. */
  server(): number;
  database(): number;
  stop(): Promise<void>;
};

/**
 * Another checkout, built and with its packages installed, on a database of its own: its schema may be another. It makes
 * its rows and serves its pages with its own code, in a process of its own.
 */
export async function serveBefore(folder: string, size: number): Promise<Before> {
  const script = join(projectFolder, "bench", "tenant", "serve-before.ts");
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", script, String(size)], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const asked = await new Promise<Asked>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The pages of ${folder} ended (${code}).`)));
    child.on("message", (message: { asked?: Asked }) => {
      if (message.asked) resolve(message.asked);
    });
  });
  const [server] = childrenOf(child.pid).filter(({ command }) => command.includes("server.mjs"));
  return {
    pages: pagesAsked(asked),
    server: () => cpuOf(server?.pid),
    database: backendsOf(join(folder, ".data", "bench", "cluster")),
    async stop() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, "exit");
    },
  };
}
