import type { LookedAfterColumn } from "./looked-after.columns.rules";

/** How rows of the DfE's numbers of children looked after are read. Pure. */

export type LookedAfterRow = {
  councilCode: string;
  name: string;
  /** 31 March of the reporting year, ISO. */
  asAt: string;
} & ({ children: number; mark: null } | { children: null; mark: string });

export type ReadRow =
  | { kind: "row"; row: LookedAfterRow }
  /** Nothing of a council on 31 March: a national or regional row, children starting or ceasing. */
  | { kind: "other" }
  | { kind: "rejected"; reason: string };

const ON_31_MARCH = /\blooked after\b.*\b(?:at|on) 31 march\b/i;
/** The publisher's marks: c confidential, z not applicable, x not available, k rounds to zero. */
const MARK = /^[czxk]$/;

/** Reads one row. A mark stays a mark: it is never 0. */
export function readLookedAfter(cell: (column: LookedAfterColumn) => string): ReadRow {
  if (!/^local authority$/i.test(cell("level")) || !ON_31_MARCH.test(cell("measure")))
    return { kind: "other" };
  const councilCode = cell("code").toUpperCase();
  const name = cell("name");
  if (!/^E\d{8}$/.test(councilCode))
    return rejected(`“${councilCode.slice(0, 20)}” is no code of a council.`);
  const year = /^\d{4}$/.exec(cell("period"))?.[0];
  if (!year) return rejected(`“${cell("period").slice(0, 20)}” is no reporting year like 2023.`);
  const council = { councilCode, name, asAt: `${year}-03-31` };
  const given = cell("number").replace(/,/g, "").toLowerCase();
  if (MARK.test(given)) return { kind: "row", row: { ...council, children: null, mark: given } };
  if (!/^\d{1,6}$/.test(given))
    return rejected(
      `“${cell("number").slice(0, 20)}” is neither a number of children nor a mark (c, z, x, k).`,
    );
  return { kind: "row", row: { ...council, children: Number(given), mark: null } };
}

const rejected = (reason: string): ReadRow => ({ kind: "rejected", reason });
