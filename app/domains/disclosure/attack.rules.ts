import type { Bounds, Cell, TableNetwork } from "./count-table.rules";
import { NO_LIMIT } from "./count-table.rules";

/** How far a hidden count can be from the truth in one direction, and what stops it there. */
export interface Reach {
  amount: number;
  /** The nodes on the near side of the cuts that stop it, nearest and farthest; none when its own bound does. */
  cuts: boolean[][];
}

interface Arc {
  to: number;
  left: number;
  /** Its twin, which takes back what has gone through it. */
  twin: number;
}

/**
 * How far what a reader can believe of one hidden count reaches above (or below) its value, up to `enough`. In a table of
 * two ways this is a largest flow, so it is exact in whole numbers (Fischetti and Salazar, 2001).
 */
export function reach(
  network: TableNetwork,
  hidden: boolean[],
  target: number,
  direction: "up" | "down",
  bounds: Bounds,
  enough: number,
): Reach {
  const cell = network.cells[target] as Cell;
  const own = direction === "up" ? bounds.high(cell) - cell.value : cell.value - bounds.low(cell);
  const most = Math.max(0, Math.min(own, enough));
  // More in this cell has to go on from where its arc ends and come back to where it begins.
  const [source, sink] = direction === "up" ? [cell.to, cell.from] : [cell.from, cell.to];
  if (most === 0 || source === sink) return { amount: most, cuts: [] };
  const { arcs, leaving } = arcsOf(network, hidden, target, bounds);
  let amount = 0;
  while (amount < most) {
    const { path, reached } = shortestWay(arcs, leaving, source, sink);
    if (!path) return { amount, cuts: [reached, farSide(arcs, leaving, sink)] };
    const through = Math.min(most - amount, ...path.map((at) => (arcs[at] as Arc).left));
    for (const at of path) {
      const arc = arcs[at] as Arc;
      arc.left -= through;
      (arcs[arc.twin] as Arc).left += through;
    }
    amount += through;
  }
  return { amount, cuts: [] };
}

function arcsOf({ nodes, cells }: TableNetwork, hidden: boolean[], target: number, bounds: Bounds) {
  const arcs: Arc[] = [];
  const leaving: number[][] = Array.from({ length: nodes }, () => []);
  cells.forEach((cell, at) => {
    if (!hidden[at] || at === target || cell.from === cell.to) return;
    const first = arcs.length;
    arcs.push({ to: cell.to, left: Math.max(0, bounds.high(cell) - cell.value), twin: first + 1 });
    arcs.push({ to: cell.from, left: Math.max(0, cell.value - bounds.low(cell)), twin: first });
    leaving[cell.from]?.push(first);
    leaving[cell.to]?.push(first + 1);
  });
  return { arcs, leaving };
}

function shortestWay(arcs: Arc[], leaving: number[][], source: number, sink: number) {
  const reached: boolean[] = leaving.map(() => false);
  const by: number[] = leaving.map(() => -1);
  reached[source] = true;
  const queue = [source];
  for (let next = 0; next < queue.length; next += 1) {
    for (const at of leaving[queue[next] as number] ?? []) {
      const arc = arcs[at] as Arc;
      if (arc.left <= 0 || reached[arc.to]) continue;
      reached[arc.to] = true;
      by[arc.to] = at;
      if (arc.to === sink) return { path: wayTo(arcs, by, source, sink), reached };
      queue.push(arc.to);
    }
  }
  return { path: null, reached };
}

/** All nodes but those from which something can still come to the sink. */
function farSide(arcs: Arc[], leaving: number[][], sink: number): boolean[] {
  const far = leaving.map(() => true);
  far[sink] = false;
  const queue = [sink];
  for (let next = 0; next < queue.length; next += 1) {
    for (const at of leaving[queue[next] as number] ?? []) {
      const { to, twin } = arcs[at] as Arc;
      if ((arcs[twin] as Arc).left <= 0 || !far[to]) continue;
      far[to] = false;
      queue.push(to);
    }
  }
  return far;
}

function wayTo(arcs: Arc[], by: number[], source: number, sink: number): number[] {
  const path: number[] = [];
  for (let node = sink; node !== source; ) {
    const at = by[node] as number;
    path.push(at);
    node = (arcs[(arcs[at] as Arc).twin] as Arc).to;
  }
  return path;
}

/**
 * The least and the most that a hidden count can be for a reader with these bounds, whole numbers; `Infinity` where no sum
 * limits it.
 */
export function interval(
  network: TableNetwork,
  hidden: boolean[],
  target: number,
  bounds: Bounds,
): { low: number; high: number } {
  const { value } = network.cells[target] as Cell;
  const up = reach(network, hidden, target, "up", bounds, NO_LIMIT).amount;
  const down = reach(network, hidden, target, "down", bounds, NO_LIMIT).amount;
  return { low: value - down, high: value + up > NO_LIMIT / 2 ? Number.POSITIVE_INFINITY : value + up };
}
