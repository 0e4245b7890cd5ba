import { createHash } from "node:crypto";

/** A link of the chain: what finished transactions had written since the link before. Numbers as decimal text. */
export type Seal = {
  number: string;
  fromTransaction: string;
  toTransaction: string;
  sealedAt: Date;
  rows: number;
  digest: Buffer;
  previous: Buffer;
  hash: Buffer;
};

/** A row of the record as it is now: the digest that stands in it, and the one that its contents make. */
export type SealedRow = {
  table: string;
  id: string;
  at: Date;
  digest: Buffer;
  computed: Buffer;
};

/** What the first link points back to. */
export const BEGINNING = Buffer.alloc(32);

const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The hash of a link, made as `public.seal_audit()` makes it; `verify-audit.test.ts` holds the two together. */
export function hashOfSeal(seal: Omit<Seal, "hash">): Buffer {
  const facts = `homeward seal ${seal.number} ${seal.fromTransaction} ${seal.toTransaction} ${seal.sealedAt.getTime()} ${seal.rows} `;
  return sha256(facts, seal.previous, seal.digest);
}

/** The digest of a batch: over the digests of its rows, in order. */
export function digestOfRows(rows: readonly Pick<SealedRow, "digest">[]): Buffer {
  return sha256(...rows.map(({ digest }) => digest));
}

const LEAF = 8;

/** What differs between the rows that were sealed and those that are there; `leaves` are the beginnings of their digests. */
export function compareRows(
  rows: readonly SealedRow[],
  leaves: Buffer,
): { strange: SealedRow[]; gone: number; moved: boolean } {
  const sealed: string[] = [];
  for (let at = 0; at < leaves.length; at += LEAF) sealed.push(leaves.toString("hex", at, at + LEAF));
  const waiting = new Map<string, number>();
  for (const leaf of sealed) waiting.set(leaf, (waiting.get(leaf) ?? 0) + 1);
  const strange: SealedRow[] = [];
  for (const row of rows) {
    const leaf = row.digest.toString("hex", 0, LEAF);
    const left = waiting.get(leaf) ?? 0;
    if (left === 0) strange.push(row);
    else waiting.set(leaf, left - 1);
  }
  const gone = [...waiting.values()].reduce((sum, left) => sum + left, 0);
  return { strange, gone, moved: strange.length === 0 && gone === 0 };
}
