/** What a column means, and the wordings under which publishers have put it. Pure. */
export interface ColumnMeaning<K extends string> {
  key: K;
  /** The name told to a person when the column is missing. */
  label: string;
  /** Wordings in order of certainty, matched against the folded header (see {@link foldHeader}). */
  wordings: readonly RegExp[];
  needed: boolean;
  /** The meaning whose column is read in its place when it has none of its own. */
  standIn?: K;
}

export type ColumnPositions<K extends string> = Partial<Record<K, number>>;

/** Small letters and digits with single spaces: "\n Children’s  home (Places)" is "childrens home places". */
function foldHeader(cell: string): string {
  return cell
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/['\u2018\u2019`\u00b4]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * Finds which cell of a header row holds which meaning. The surest wording wins; each cell and each
 * meaning is used once, the leftmost cell first.
 */
export function findColumns<K extends string>(
  header: readonly string[],
  meanings: readonly ColumnMeaning<K>[],
): ColumnPositions<K> {
  const folded = header.map(foldHeader);
  const candidates: Array<{ rank: number; index: number; key: K }> = [];
  for (const meaning of meanings) {
    folded.forEach((cell, index) => {
      if (cell === "") return;
      const rank = meaning.wordings.findIndex((wording) => wording.test(cell));
      if (rank >= 0) candidates.push({ rank, index, key: meaning.key });
    });
  }
  candidates.sort((a, b) => a.rank - b.rank || a.index - b.index);
  const positions: ColumnPositions<K> = {};
  const taken = new Set<number>();
  for (const { index, key } of candidates) {
    if (taken.has(index) || positions[key] !== undefined) continue;
    positions[key] = index;
    taken.add(index);
  }
  for (const { key, standIn } of meanings) {
    const other = standIn === undefined ? undefined : positions[standIn];
    if (positions[key] === undefined && other !== undefined) positions[key] = other;
  }
  return positions;
}

/** The labels of needed meanings that have no column, in the order of `meanings`. */
export function missingColumns<K extends string>(
  positions: ColumnPositions<K>,
  meanings: readonly ColumnMeaning<K>[],
): string[] {
  return meanings.filter((m) => m.needed && positions[m.key] === undefined).map((m) => m.label);
}

/** How many needed meanings a row names: the header is the row near the top that names most. */
export function headerScore<K extends string>(
  row: readonly string[],
  meanings: readonly ColumnMeaning<K>[],
): number {
  const found = findColumns(row, meanings);
  return meanings.filter((m) => m.needed && found[m.key] !== undefined).length;
}
