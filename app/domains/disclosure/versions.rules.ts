import {
  type CountTable,
  KNOWS_THE_RULE,
  NO_LIMIT,
  type TableNetwork,
  tableNetwork,
} from "./count-table.rules";
import type { Requirement } from "./protection.rules";
import { isSmallCount, LARGEST_HIDDEN, SMALLEST_HIDDEN, VALUES_LEFT } from "./small-counts.rules";

/** What was published of a table before, or is published of it elsewhere. */
export interface EarlierVersion {
  table: CountTable;
  /** The cells and totals that it shows (`cellKey`). */
  shown: string[];
  /**
   * How the table of today differs from it: the same count, perhaps corrected; or all that it counted and what has come
   * since ("April to June", then "April to September"), so that the difference is a count of children too.
   */
  now: "the same" | "grown";
}

/** What a reader of all versions can ask, in whole numbers: variables with bounds, and what their sums are. */
export interface Knowledge {
  variables: { low: number; high: number; value: number }[];
  sums: { of: Map<number, number>; low: number; high: number }[];
  /** What must keep room: a count that is hidden for itself in some version, or a difference of two that is small. */
  secrets: { of: Map<number, number> }[];
  /** Of each cell of today's network, its variable. */
  today: number[];
}

/** Cells of today that earlier versions leave no choice about: `known` is told already, `forced` would tell a difference. */
export function boundByEarlier(
  network: TableNetwork,
  earlier: EarlierVersion[],
): { known: string[]; forced: string[] } {
  const known: string[] = [];
  const forced: string[] = [];
  for (const { table, shown, now } of earlier) {
    const values = new Map(tableNetwork(table).cells.map((cell) => [cell.key, cell.value]));
    const told = new Set(shown);
    for (const cell of network.cells) {
      const before = values.get(cell.key);
      if (before === undefined || !told.has(cell.key)) continue;
      if (now === "the same" && before === cell.value) known.push(cell.key);
      if (now === "grown" && isSmallCount(cell.value - before)) forced.push(cell.key);
    }
  }
  return { known, forced };
}

/**
 * Everything that a reader of today's table and all before it knows. The reader is taken to know which counts have stayed
 * what they were, which is more than anybody can: what this reader cannot work out, nobody can.
 */
function knowledgeOf(network: TableNetwork, hidden: boolean[], earlier: EarlierVersion[]): Knowledge {
  const known: Knowledge = { variables: [], sums: [], secrets: [], today: [] };
  known.today = addTable(known, network, (at) => hidden[at] ?? false, new Map());
  const todayOf = new Map(
    network.cells.map((cell, at) => [cell.key, { cell, variable: known.today[at] as number }]),
  );
  for (const { table, shown, now } of earlier) {
    const before = tableNetwork(table);
    const told = new Set(shown);
    const same = new Map<string, number>();
    for (const cell of before.cells) {
      const today = todayOf.get(cell.key);
      if (now === "the same" && today && today.cell.value === cell.value) same.set(cell.key, today.variable);
    }
    const variables = addTable(known, before, (at) => !told.has(before.cells[at]?.key ?? ""), same);
    if (now === "the same") continue;
    before.cells.forEach((cell, at) => {
      const today = todayOf.get(cell.key);
      if (!today) return;
      const of = new Map([
        [today.variable, 1],
        [variables[at] as number, -1],
      ]);
      const small = isSmallCount(today.cell.value - cell.value);
      known.sums.push({ of, low: small ? SMALLEST_HIDDEN : 0, high: small ? LARGEST_HIDDEN : NO_LIMIT });
      if (small) known.secrets.push({ of });
    });
  }
  return known;
}

function addTable(
  known: Knowledge,
  network: TableNetwork,
  isHidden: (at: number) => boolean,
  same: Map<string, number>,
): number[] {
  const variables = network.cells.map((cell, at) => {
    const bounds = isHidden(at)
      ? // Of a table that was withheld, zeros are hidden too.
        { low: Math.min(cell.value, KNOWS_THE_RULE.low(cell)), high: KNOWS_THE_RULE.high(cell) }
      : { low: cell.value, high: cell.value };
    const shared = known.variables[same.get(cell.key) ?? -1];
    if (shared) {
      shared.low = Math.max(shared.low, bounds.low);
      shared.high = Math.min(shared.high, bounds.high);
    } else known.variables.push({ ...bounds, value: cell.value });
    const variable = same.get(cell.key) ?? known.variables.length - 1;
    if (cell.small && !same.has(cell.key)) known.secrets.push({ of: new Map([[variable, 1]]) });
    return variable;
  });
  for (let node = 1; node < network.nodes; node += 1) {
    const of = new Map<number, number>();
    network.cells.forEach((cell, at) => {
      const sign = cell.from === node ? 1 : cell.to === node ? -1 : 0;
      if (sign !== 0 && cell.from !== cell.to) of.set(variables[at] as number, sign);
    });
    if (of.size > 0) known.sums.push({ of, low: 0, high: 0 });
  }
  return variables;
}

/** The least and the most of each secret for this reader, exact in whole numbers. */
export type Ranges = (knowledge: Knowledge, secrets: Knowledge["secrets"]) => { low: number; high: number }[];

/**
 * What a choice of hidden cells has to fulfil against this reader: for every secret that is exposed, one more of the cells
 * without which it stays exposed. Empty where nothing is exposed.
 */
export function askedByEarlier(
  network: TableNetwork,
  hidden: boolean[],
  earlier: EarlierVersion[],
  ranges: Ranges,
): Requirement[] {
  const now = knowledgeOf(network, hidden, earlier);
  const open = exposed(now, ranges);
  const cheapest = network.cells.map((_, at) => at).filter((at) => network.cells[at]?.mayHide && !hidden[at]);
  cheapest.sort((a, b) => (network.cells[a]?.cost ?? 0) - (network.cells[b]?.cost ?? 0));
  return open.map((secret) => {
    const wide = [...hidden];
    for (const at of cheapest) {
      wide[at] = true;
      // Secrets come in the same order whatever is hidden, so this one is still where it was.
      const then = knowledgeOf(network, wide, earlier);
      const same = then.secrets[now.secrets.indexOf(secret)];
      if (same && exposed({ ...then, secrets: [same] }, ranges).length === 0) wide[at] = false;
    }
    return { of: new Map(cheapest.filter((at) => !wide[at]).map((at) => [at, 1])), atLeast: 1 };
  });
}

/** The secrets that have fewer values left than they must. */
function exposed(knowledge: Knowledge, ranges: Ranges): Knowledge["secrets"] {
  const found = ranges(knowledge, knowledge.secrets);
  return knowledge.secrets.filter((_, at) => {
    const range = found[at];
    return !range || range.high - range.low < VALUES_LEFT - 1;
  });
}
