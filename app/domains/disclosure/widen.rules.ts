import { reach } from "./attack.rules";
import type { Bounds, Cell, TableNetwork } from "./count-table.rules";
import { KNOWS_SUMS, KNOWS_THE_RULE } from "./count-table.rules";
import { type Shortfall, shortfalls } from "./protection.rules";
import { LARGEST_HIDDEN, VALUES_LEFT } from "./small-counts.rules";

/**
 * Hides more until every hidden cell is protected, a cheapest way round at a time, and then shows again what is not
 * needed. Safe for every table and quick, and seldom far from the least; null when hiding all that may be hidden protects
 * not all.
 *
 * @param must what stays hidden though nothing needs it
 */
export function widen(network: TableNetwork, from: boolean[], must: boolean[]): boolean[] | null {
  let hidden = [...from];
  for (let short = shortfalls(network, hidden); short[0]; short = shortfalls(network, hidden)) {
    hidden = roomFor(network, hidden, short[0]) ?? everything(network, hidden);
    const complete = network.cells.every((cell, at) => hidden[at] || !cell.mayHide);
    if (complete && shortfalls(network, hidden).length > 0) return null;
  }
  return showAgain(network, hidden, must);
}

/** All that may be hidden. */
export function everything({ cells }: TableNetwork, hidden: boolean[]): boolean[] {
  return cells.map((cell, at) => (hidden[at] ?? false) || cell.mayHide);
}

/** Shows what is hidden for the sake of others and not needed, dearest first. */
function showAgain(network: TableNetwork, hidden: boolean[], must: boolean[]): boolean[] {
  const kept = [...hidden];
  const dearest = network.cells
    .map((cell, at) => ({ at, cell }))
    .filter(({ at }) => kept[at] && !must[at])
    .sort((a, b) => b.cell.cost - a.cell.cost);
  for (const { at } of dearest) {
    kept[at] = false;
    if (shortfalls(network, kept).length > 0) kept[at] = true;
  }
  return kept;
}

type Step = { direction: "up" | "down"; amount: number; bounds: Bounds };

/** The cheapest of the ways to give one cell its room; null when there is none. */
function roomFor(network: TableNetwork, hidden: boolean[], short: Shortfall): boolean[] | null {
  const { value } = network.cells[short.cell] as Cell;
  const way = (direction: "up" | "down", amount: number, bounds: Bounds): Step => ({
    direction,
    amount,
    bounds,
  });
  const room = VALUES_LEFT - 1;
  const ways: Step[][] =
    short.values > 0
      ? Array.from({ length: room + 1 }, (_, up) => [
          way("up", up, KNOWS_THE_RULE),
          way("down", room - up, KNOWS_THE_RULE),
        ])
      : [[way("up", LARGEST_HIDDEN + 1 - value, KNOWS_SUMS)], [way("down", value, KNOWS_SUMS)]];
  let best: { hidden: boolean[]; cost: number } | null = null;
  for (const steps of ways) {
    let reached: boolean[] | null = hidden;
    for (const step of steps) reached = reached && withWay(network, reached, short.cell, step);
    if (!reached) continue;
    const cost = network.cells.reduce(
      (all, cell, at) => all + (reached?.[at] && !hidden[at] ? cell.cost : 0),
      0,
    );
    if (!best || cost < best.cost) best = { hidden: reached, cost };
  }
  return best && best.cost > 0 ? best.hidden : null;
}

/** Hides what lets the count move by this amount, one cheapest way round after the other. */
function withWay(network: TableNetwork, from: boolean[], target: number, step: Step): boolean[] | null {
  let hidden = from;
  for (;;) {
    const { amount, cuts } = reach(network, hidden, target, step.direction, step.bounds, step.amount);
    if (amount >= step.amount) return hidden;
    const near = cuts[0];
    const more = near && acrossCut(network, hidden, target, step, near);
    if (!more) return null;
    hidden = hidden.map((was, at) => was || more.has(at));
  }
}

/** The cells of the cheapest way from this side of the cut to where the count's arc begins again. */
function acrossCut(network: TableNetwork, hidden: boolean[], target: number, step: Step, near: boolean[]) {
  const { cells, nodes } = network;
  const cell = cells[target] as Cell;
  const sink = step.direction === "up" ? cell.from : cell.to;
  const cost: number[] = Array.from({ length: nodes }, (_, node) =>
    near[node] ? 0 : Number.POSITIVE_INFINITY,
  );
  const by: number[] = Array.from({ length: nodes }, () => -1);
  const end = (at: number, forwards: boolean) => ((c: Cell) => (forwards ? c.to : c.from))(cells[at] as Cell);
  let changed = true;
  while (changed) {
    changed = false;
    cells.forEach((other, at) => {
      if (at === target || !(hidden[at] || other.mayHide)) return;
      for (const forwards of [true, false]) {
        const left = forwards ? step.bounds.high(other) - other.value : other.value - step.bounds.low(other);
        if (left <= 0) continue;
        const [here, there] = [end(at, !forwards), end(at, forwards)];
        // What already crosses the cut is used up: that is what the cut says.
        if (hidden[at] && near[here] && !near[there]) continue;
        const reached = (cost[here] as number) + (hidden[at] ? 0 : other.cost);
        if (reached >= (cost[there] as number)) continue;
        cost[there] = reached;
        by[there] = at;
        changed = true;
      }
    });
  }
  if (cost[sink] === Number.POSITIVE_INFINITY) return null;
  const used = new Set<number>();
  for (let node = sink; by[node] !== -1; ) {
    const at = by[node] as number;
    if (!hidden[at]) used.add(at);
    const { from, to } = cells[at] as Cell;
    node = node === to ? from : to;
  }
  return used.size > 0 ? used : null;
}
