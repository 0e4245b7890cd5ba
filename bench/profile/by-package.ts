/** As Node.js writes it with `--cpu-prof`: a tree of functions, and which of them ran at each sample. */
export type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string }; children?: number[] }[];
  samples: number[];
  /** Microseconds between one sample and the one before. */
  timeDeltas: number[];
};

/** `self` ran in it; `under` ran in it or in what it called. Both as shares of the busy time. */
export type Line = { name: string; self: number; under: number };
export type Busy = { packages: Line[]; functions: Line[]; busyMs: number; idleMs: number };

const IDLE = new Set(["(idle)", "(root)"]);
const WITHOUT_FILE = new Map([
  ["(garbage collector)", "garbage collection"],
  ["(program)", "native code and waiting for the system"],
]);

/** Whose code a function is: a package of node_modules, Node.js itself, or ours. */
export function packageOf({ functionName, url }: { functionName: string; url: string }): string {
  const installed = [...url.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1];
  if (installed) return installed;
  if (url.startsWith("node:") || url === "") return WITHOUT_FILE.get(functionName) ?? "Node.js itself";
  if (url.includes("/build/server/")) return "own pages";
  if (url.includes("/build/run/")) return "own server";
  return "other";
}

const functionOf = (frame: { functionName: string; url: string }) =>
  `${frame.functionName || "(anonymous)"} · ${packageOf(frame)}`;

/** Adds up the last `ms` of a profile: how long each package and each function ran. */
export function busyTime(profile: CpuProfile, ms: number): Busy {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((id) => [id, node.id])));
  const ran = new Map<number, number>();
  let left = ms * 1000;
  // Node.js says with each sample how long ago the one before was: it is the one before that ran so long.
  for (let at = profile.samples.length - 2; at >= 0 && left > 0; at -= 1) {
    const took = profile.timeDeltas[at + 1] ?? 0;
    const id = profile.samples[at] ?? 0;
    ran.set(id, (ran.get(id) ?? 0) + took);
    left -= took;
  }
  const packages = new Sums();
  const functions = new Sums();
  let [busy, idle] = [0, 0];
  for (const [id, took] of ran) {
    const node = nodes.get(id);
    if (!node) continue;
    if (IDLE.has(node.callFrame.functionName)) {
      idle += took;
      continue;
    }
    busy += took;
    const above = new Map([[node.id, node.callFrame]]);
    for (let parent = parents.get(id); parent !== undefined; parent = parents.get(parent)) {
      const frame = nodes.get(parent)?.callFrame;
      if (frame && !IDLE.has(frame.functionName)) above.set(parent, frame);
    }
    packages.add(packageOf(node.callFrame), new Set([...above.values()].map(packageOf)), took);
    functions.add(functionOf(node.callFrame), new Set([...above.values()].map(functionOf)), took);
  }
  return {
    packages: packages.lines(busy),
    functions: functions.lines(busy),
    busyMs: busy / 1000,
    idleMs: idle / 1000,
  };
}

class Sums {
  private readonly self = new Map<string, number>();
  private readonly under = new Map<string, number>();

  add(name: string, above: ReadonlySet<string>, took: number): void {
    this.self.set(name, (this.self.get(name) ?? 0) + took);
    for (const one of above) this.under.set(one, (this.under.get(one) ?? 0) + took);
  }

  lines(whole: number): Line[] {
    return [...this.under]
      .map(([name, under]) => ({ name, self: (this.self.get(name) ?? 0) / whole, under: under / whole }))
      .sort((one, other) => other.self - one.self || other.under - one.under);
  }
}
