import { reach } from "./attack.rules";
import type { Bounds, Cell, TableNetwork } from "./count-table.rules";
import { KNOWS_SUMS, KNOWS_THE_RULE } from "./count-table.rules";
import { LARGEST_HIDDEN, VALUES_LEFT } from "./small-counts.rules";

/** What any choice of hidden cells has to fulfil: the sum of the coefficients of those it hides is at least this. */
export interface Requirement {
  /** By the place of the cell in the network. */
  of: Map<number, number>;
  atLeast: number;
  /** Only where this cell is hidden. */
  ifHidden?: number;
  /** Only where the sums are to leave this small cell room above 5, or else only where below 1. */
  room?: { cell: number; above: boolean };
}

/** How much room a hidden cell still lacks, for a reader of each kind; null where it is protected. */
export interface Shortfall {
  cell: number;
  /** For who knows the rule: so many values too few. */
  values: number;
  /** The sums alone prove that it is 1 to 5. */
  provenSmall: boolean;
}

const ROOM = VALUES_LEFT - 1;

/** The hidden cells that are not protected: from too few values, or because the sums prove them small. */
export function shortfalls(network: TableNetwork, hidden: boolean[]): Shortfall[] {
  const found: Shortfall[] = [];
  network.cells.forEach((cell, at) => {
    if (!hidden[at]) return;
    const values = Math.max(0, ROOM - roomOf(network, hidden, at));
    const provenSmall = cell.small && !hasRoomBeyond(network, hidden, at);
    if (values > 0 || provenSmall) found.push({ cell: at, values, provenSmall });
  });
  return found;
}

function roomOf(network: TableNetwork, hidden: boolean[], at: number): number {
  const up = reach(network, hidden, at, "up", KNOWS_THE_RULE, ROOM).amount;
  if (up >= ROOM) return up;
  return up + reach(network, hidden, at, "down", KNOWS_THE_RULE, ROOM - up).amount;
}

function hasRoomBeyond(network: TableNetwork, hidden: boolean[], at: number): boolean {
  const { value } = network.cells[at] as Cell;
  return (
    reach(network, hidden, at, "down", KNOWS_SUMS, value).amount >= value ||
    reach(network, hidden, at, "up", KNOWS_SUMS, LARGEST_HIDDEN + 1 - value).amount > LARGEST_HIDDEN - value
  );
}

/** What has to hold so that this cell is protected, and does not hold yet. */
export function requirementsOf(
  network: TableNetwork,
  hidden: boolean[],
  { cell: at, values, provenSmall }: Shortfall,
): Requirement[] {
  const { value, small } = network.cells[at] as Cell;
  const asked: Requirement[] = [];
  if (values > 0) {
    const up = reach(network, hidden, at, "up", KNOWS_THE_RULE, ROOM);
    const down = reach(network, hidden, at, "down", KNOWS_THE_RULE, ROOM);
    for (const side of [0, 1]) {
      const of = new Map<number, number>();
      let need = ROOM;
      for (const found of [up, down]) {
        const cut = found.cuts[side];
        need -= cut ? addCut(of, network, at, cut, KNOWS_THE_RULE) : found.amount;
      }
      asked.push({ of: limited(of, need), atLeast: need, ...(small ? {} : { ifHidden: at }) });
    }
  }
  if (provenSmall) {
    const beyond = [
      { direction: "up", far: LARGEST_HIDDEN + 1 - value },
      { direction: "down", far: value },
    ] as const;
    for (const { direction, far } of beyond) {
      const { cuts } = reach(network, hidden, at, direction, KNOWS_SUMS, far);
      for (const cut of cuts) {
        const of = new Map<number, number>();
        const need = far - addCut(of, network, at, cut, KNOWS_SUMS);
        asked.push({ of: limited(of, need), atLeast: need, room: { cell: at, above: direction === "up" } });
      }
    }
  }
  return asked;
}

/** Adds what each cell would let through the cut if it were hidden; answers with what is let through in any case. */
function addCut(
  of: Map<number, number>,
  { cells }: TableNetwork,
  target: number,
  near: boolean[],
  bounds: Bounds,
): number {
  let always = 0;
  cells.forEach((cell, at) => {
    if (at === target || near[cell.from] === near[cell.to] || !(cell.small || cell.mayHide)) return;
    const through = near[cell.from] ? bounds.high(cell) - cell.value : cell.value - bounds.low(cell);
    if (through <= 0) return;
    if (cell.small) always += through;
    else of.set(at, (of.get(at) ?? 0) + through);
  });
  return always;
}

/** More than is needed counts as what is needed: true of whole choices, and it closes in on them faster. */
function limited(of: Map<number, number>, need: number): Map<number, number> {
  return new Map([...of].map(([at, amount]) => [at, Math.min(amount, need)]));
}
