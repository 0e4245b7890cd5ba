import type { TableNetwork } from "./count-table.rules";
import { type Requirement, requirementsOf, shortfalls } from "./protection.rules";
import { everything, widen } from "./widen.rules";

/** A choice of yes or no with the least cost: what a solver is asked. */
export interface Choice {
  /** A cost for each thing that may be chosen. */
  costs: number[];
  rows: { of: Map<number, number>; atLeast: number }[];
}

/** A choice no more than `gap` (0 to 1) above the best, and what no choice costs less than; null when the solver has found none in its time. */
export type Solve = (
  choice: Choice,
  limits: { seconds: number; gap: number },
) => { chosen: boolean[]; bound: number } | null;

/** Which cells are hidden, a flag a cell of the network. */
export interface Hidden {
  hidden: boolean[];
  /** Children in the cells that are hidden for the sake of others, totals left out. */
  children: number;
  /** Proven: nothing that hides fewer protects as much. Without it the choice is as safe, and may hide more. */
  least: boolean;
}

/** Rounds after which what has been found must do: a table of 12 × 14 takes about 10. */
const MOST_ROUNDS = 60;
const NEARLY = 0.05;

/** What else binds the choice: earlier versions of the table. */
export interface Bound {
  /** Cells that have to be hidden, by their keys. */
  forced: string[];
  /** What a choice lacks; empty where it lacks nothing. */
  asks: (hidden: boolean[]) => Requirement[];
}

/**
 * The cheapest cells to hide so that every hidden count keeps its room against whoever knows all that is shown: the solver
 * chooses, the attacker says what is still missing, and so on until nothing is. Every answer is protected; when time runs
 * out, or there is no solver, it is the one made by `widen`. Null when even hiding all that may be hidden protects not all:
 * such a table is not to be published.
 *
 * @param solve the solver; null to go without
 * @param secondsLeft until an answer has to do
 */
export function leastHidden(
  network: TableNetwork,
  solve: Solve | null,
  secondsLeft: () => number,
  bound?: Bound,
): Hidden | null {
  const { cells } = network;
  const must = cells.map((cell) => cell.small || (bound?.forced.includes(cell.key) ?? false));
  const asks = bound?.asks ?? (() => []);
  const costOf = (hidden: boolean[]) =>
    cells.reduce((sum, cell, at) => sum + (hidden[at] && !cell.small ? cell.cost : 0), 0);
  const safe = (from: boolean[]) => {
    const wide = widen(network, from, must);
    return wide && asks(wide).length === 0 ? wide : null;
  };
  let best = safe(must) ?? allOf(network, must, asks);
  if (!best) return null;
  const mine = new Questions(network, must);
  mine.addShortfalls(must);
  mine.addLines();
  // What is still missing shows as well in a choice that is nearly the best, and that is found far sooner.
  let gap = NEARLY;
  for (let round = 0; solve && round < MOST_ROUNDS; round += 1) {
    if (costOf(best) === 0) return answer(network, best, true);
    const seconds = secondsLeft();
    if (seconds <= 0) break;
    const found = solve(mine.choice(), { seconds, gap });
    if (!found) break;
    // Costs are whole, so a bound above the next smaller cost proves as much as the cost itself.
    if (found.bound > costOf(best) - 0.99) return answer(network, best, true);
    const hidden = mine.hiddenBy(found.chosen);
    if (found.bound > costOf(best) * (1 - NEARLY)) gap = 0;
    const short = mine.addShortfalls(hidden) > 0;
    const asked = short ? [] : asks(hidden);
    for (const one of asked) mine.add(one);
    const whole = short ? safe(hidden) : asked.length === 0 ? hidden : null;
    if (whole && costOf(whole) < costOf(best)) best = whole;
    if (whole === hidden) gap = 0;
    // The solver was sure, and nothing is open: there is no cheaper one.
    if (whole === hidden && costOf(hidden) - found.bound < 0.99) return answer(network, hidden, true);
  }
  return answer(network, best, false);
}

function allOf(network: TableNetwork, must: boolean[], asks: Bound["asks"]): boolean[] | null {
  const all = everything(network, must);
  return shortfalls(network, all).length === 0 && asks(all).length === 0 ? all : null;
}

function answer({ cells }: TableNetwork, hidden: boolean[], least: boolean): Hidden {
  const children = cells.reduce(
    (sum, cell, at) =>
      sum + (hidden[at] && !cell.small && cell.row !== null && cell.column !== null ? cell.value : 0),
    0,
  );
  return { hidden, children, least };
}

/** What the solver is asked, as it grows. */
class Questions {
  private readonly rows: Choice["rows"] = [];
  private readonly places: number[];
  private readonly placeOf = new Map<number, number>();
  private readonly rooms = new Map<number, number>();

  constructor(
    private readonly network: TableNetwork,
    must: boolean[],
  ) {
    this.places = network.cells.flatMap((cell, at) => (cell.mayHide ? [at] : []));
    this.places.forEach((at, place) => {
      this.placeOf.set(at, place);
    });
    for (const at of this.places) if (must[at]) this.add({ of: new Map([[at, 1]]), atLeast: 1 });
  }

  choice(): Choice {
    const { cells } = this.network;
    const costs = this.places.map((at) => cells[at]?.cost ?? 0);
    return { costs: [...costs, ...Array.from(this.rooms, () => 0)], rows: this.rows };
  }

  hiddenBy(chosen: boolean[]): boolean[] {
    return this.network.cells.map((cell, at) => cell.small || (chosen[this.placeOf.get(at) ?? -1] ?? false));
  }

  /** Adds what is missing of a choice; answers with how many cells lack room. */
  addShortfalls(hidden: boolean[]): number {
    const short = shortfalls(this.network, hidden);
    for (const one of short) for (const asked of requirementsOf(this.network, hidden, one)) this.add(asked);
    return short.length;
  }

  /** No cell is hidden alone in a sum: so much is plain before anybody attacks. */
  addLines() {
    const { cells, nodes } = this.network;
    for (let node = 1; node < nodes; node += 1) {
      const line = cells.flatMap((cell, at) => (cell.from === node || cell.to === node ? [at] : []));
      if (line.some((at) => cells[at]?.small)) continue;
      const others = line.filter((at) => cells[at]?.mayHide);
      for (const at of others) {
        const of = new Map(others.filter((other) => other !== at).map((other) => [other, 1]));
        this.add({ of, atLeast: 1, ifHidden: at });
      }
    }
  }

  add({ of, atLeast, ifHidden, room }: Requirement) {
    const row = new Map([...of].map(([at, amount]) => [this.placeOf.get(at) as number, amount]));
    let least = atLeast;
    if (ifHidden !== undefined) {
      const place = this.placeOf.get(ifHidden) as number;
      row.set(place, (row.get(place) ?? 0) - atLeast);
      least = 0;
    }
    if (room) {
      // One more yes or no: room above, or else below.
      const place = this.roomPlace(room.cell);
      row.set(place, room.above ? -atLeast : atLeast);
      if (room.above) least = 0;
    }
    this.rows.push({ of: row, atLeast: least });
  }

  private roomPlace(cell: number): number {
    const place = this.rooms.get(cell) ?? this.places.length + this.rooms.size;
    this.rooms.set(cell, place);
    return place;
  }
}
