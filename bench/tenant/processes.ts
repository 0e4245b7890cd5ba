import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cpuOf } from "../pages/serving.ts";

/** Linux only: what runs under a process, and what the backends of a cluster have used. */
export function childrenOf(parent: number | string | undefined): { pid: number; command: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === String(parent))
    .map((pid) => ({ pid: Number(pid), command: commandOf(pid) }));
}

/** Milliseconds of processor of every backend that there is now of the cluster in a folder, as a sum that grows. */
export function backendsOf(cluster: string): () => number {
  const postmaster = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0];
  return () => childrenOf(postmaster).reduce((sum, { pid }) => sum + (cpuOf(pid) || 0), 0);
}

function parentOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1];
  } catch {
    return undefined;
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
