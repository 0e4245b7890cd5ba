import loadHighs, { type Highs, type ModelData } from "highs";
import type { Solve } from "../least-hidden.rules";
import type { Ranges } from "../versions.rules";

let loading: Promise<Highs> | undefined;

/** HiGHS, compiled to WebAssembly: loaded once in a process, the first time that a table needs it. */
export function solver(): Promise<Highs> {
  loading ??= loadHighs();
  return loading;
}

/** Asks HiGHS for the best choice; within the time it answers with the best it has found, if any. */
export function solveWith(highs: Highs): Solve {
  return (choice, { seconds, gap }) =>
    highs.withModel(modelOf(choice, highs), (model) => {
      model.options.set({
        output_flag: false,
        time_limit: seconds,
        mip_rel_gap: gap,
        mip_abs_gap: 0.5,
        random_seed: 1,
      });
      model.run();
      const { optimal, timeLimit } = highs.constants.modelStatus;
      const status = model.getModelStatus();
      if (status !== optimal && status !== timeLimit) return null;
      const bound = Number(model.info.get("mip_dual_bound"));
      const { colValue } = model.getSolution();
      const chosen = Array.from(colValue, (value) => value > 0.5);
      return chosen.length === choice.costs.length && Number.isFinite(bound) ? { chosen, bound } : null;
    });
}

interface Programme {
  costs: number[];
  rows: { of: Map<number, number>; atLeast: number; atMost?: number }[];
  /** 0 to 1 without. */
  bounds?: { low: number; high: number }[];
}

function modelOf({ costs, rows, bounds }: Programme, highs: Highs): ModelData {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { of } of rows) {
    for (const [column, value] of of) {
      indices.push(column);
      values.push(value);
    }
    starts.push(indices.length);
  }
  return {
    numCols: costs.length,
    numRows: rows.length,
    colCost: costs,
    colLower: costs.map((_, at) => bounds?.[at]?.low ?? 0),
    colUpper: costs.map((_, at) => bounds?.[at]?.high ?? 1),
    rowLower: rows.map((row) => row.atLeast),
    rowUpper: rows.map((row) => row.atMost ?? highs.infinity),
    matrix: { format: "csr", numCols: costs.length, numRows: rows.length, starts, indices, values },
    integrality: costs.map(() => highs.constants.variableType.integer),
  };
}

/** Bounds what a reader of several versions can believe of each secret: two whole-number programmes a secret. */
export function rangesWith(highs: Highs): Ranges {
  return ({ variables, sums }, secrets) =>
    highs.withModel(
      modelOf(
        {
          costs: variables.map(() => 0),
          rows: sums.map(({ of, low, high }) => ({ of, atLeast: low, atMost: high })),
          bounds: variables,
        },
        highs,
      ),
      (model) => {
        model.options.set({ output_flag: false });
        const { maximize, minimize } = highs.constants.objectiveSense;
        const end = (of: Map<number, number>, sense: typeof maximize | typeof minimize) => {
          variables.forEach((_, at) => {
            model.changeColCost(at, of.get(at) ?? 0);
          });
          model.changeObjectiveSense(sense);
          model.run();
          const { optimal } = highs.constants.modelStatus;
          // What cannot be answered counts as known: then more is hidden, never less.
          return model.getModelStatus() === optimal ? Math.round(model.getObjectiveValue()) : null;
        };
        return secrets.map(({ of }) => {
          const low = end(of, minimize);
          const high = end(of, maximize);
          return low === null || high === null ? { low: 0, high: 0 } : { low, high };
        });
      },
    );
}
