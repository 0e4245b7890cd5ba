import type { Sql, TransactionSql } from "postgres";
import { auditorRole } from "~/platform/database/roles";
import { BEGINNING, compareRows, digestOfRows, hashOfSeal, type Seal, type SealedRow } from "../chain.server";
import type { Head } from "../heads.server";

export type AuditProblem = {
  kind:
    | "changed-row"
    | "deleted-rows"
    | "inserted-row"
    | "reordered"
    | "changed-seal"
    | "missing-seal"
    | "cut-chain"
    | "another-head"
    | "backdated-row";
  /** The link of the chain at which it was found; null in what is not sealed yet. */
  seal: string | null;
  table?: string;
  id?: string;
  /** What differs, for whoever looks into it: ids, counts and times. */
  message: string;
};

export type AuditVerdict = {
  problems: AuditProblem[];
  rows: number;
  seals: number;
  /** Rows that no link covers yet, and the moment of the oldest. */
  unsealed: { rows: number; oldest: Date | null };
  head: Seal | undefined;
};

type Row = SealedRow & { transaction: string };
type Suspect = { seal: Seal; rows: SealedRow[] };

/** A command writes the present: a row much older than the link before its own was not written by one. */
const LATE = 3_600_000;
const AT_A_TIME = 2_000;

/**
 * Walks the whole record, oldest first: each row against its digest, each batch against its seal, each seal against
 * the one before, and heads that were kept elsewhere against the seals of their numbers. `owner` is a connection of
 * the database's owner, who takes on the auditor for one transaction that only reads. The digests are computed by
 * what is sent from here, not by a function that stands in the database.
 */
export function verifyAudit(
  owner: Sql,
  heads: readonly { name: string; head: Head }[] = [],
): Promise<AuditVerdict> {
  return owner.begin("isolation level repeatable read read only", async (tx) => {
    await tx.unsafe(`set local role ${auditorRole}`);
    await tx.unsafe("set local timezone = 'UTC'; set local search_path = pg_catalog, pg_temp");
    const seals = await readSeals(tx);
    const chain = checkChain(seals, heads);
    const { suspects, ...found } = await walkRows(tx, seals);
    const batches = await nameDifferences(tx, suspects);
    // The earliest first; what belongs to no link comes last.
    const place = (problem: AuditProblem) => BigInt(problem.seal ?? "9223372036854775807");
    const problems = [...chain, ...found.problems, ...batches].sort((a, b) => Number(place(a) - place(b)));
    return { ...found, problems, seals: seals.length, head: seals.at(-1) };
  });
}

async function readSeals(tx: TransactionSql): Promise<Seal[]> {
  return tx<Seal[]>`
    select number::text, from_transaction::text as "fromTransaction", to_transaction::text as "toTransaction",
           sealed_at as "sealedAt", row_count as rows, digest, previous, hash
      from public.audit_seals order by public.audit_seals.number`;
}

function checkChain(seals: readonly Seal[], heads: readonly { name: string; head: Head }[]): AuditProblem[] {
  const problems: AuditProblem[] = [];
  let before: Pick<Seal, "number" | "toTransaction" | "hash"> = {
    number: "0",
    toTransaction: "0",
    hash: BEGINNING,
  };
  for (const seal of seals) {
    const due = (BigInt(before.number) + 1n).toString();
    if (seal.number !== due)
      problems.push({
        kind: "missing-seal",
        seal: due,
        message: `Seal ${due} is missing; the next is ${seal.number}.`,
      });
    if (!hashOfSeal(seal).equals(seal.hash))
      problems.push({
        kind: "changed-seal",
        seal: seal.number,
        message: `Seal ${seal.number} is not what it was.`,
      });
    if (!seal.previous.equals(before.hash) || seal.fromTransaction !== before.toTransaction)
      problems.push({
        kind: "cut-chain",
        seal: seal.number,
        message: `The chain is cut before seal ${seal.number}: it does not follow from seal ${before.number}.`,
      });
    before = seal;
  }
  const byNumber = new Map(seals.map((seal) => [seal.number, seal]));
  for (const { name, head } of heads) {
    const seal = byNumber.get(head.number);
    if (seal?.hash.toString("hex") === head.hash) continue;
    const was = `${name} says that seal ${head.number} ended the chain on ${head.sealedAt}`;
    problems.push({
      kind: "another-head",
      seal: head.number,
      message: seal ? `${was}, with another hash: the chain was made again.` : `${was}; it is gone.`,
    });
  }
  return problems;
}

async function walkRows(tx: TransactionSql, seals: readonly Seal[]) {
  const problems: AuditProblem[] = [];
  const suspects: Suspect[] = [];
  const unsealed = { rows: 0, oldest: null as Date | null };
  let rows = 0;
  let index = 0;
  let batch: SealedRow[] = [];
  const close = () => {
    const seal = seals[index];
    if (seal && !(batch.length === seal.rows && digestOfRows(batch).equals(seal.digest)))
      suspects.push({ seal, rows: batch });
    batch = [];
    index += 1;
  };
  for await (const some of everyRow(tx).cursor(AT_A_TIME)) {
    for (const row of some) {
      rows += 1;
      while (index < seals.length && BigInt(row.transaction) >= BigInt(seals[index]?.toTransaction ?? 0))
        close();
      const seal = seals[index];
      const before = seals[index - 1];
      if (!row.computed.equals(row.digest)) problems.push(changed(row, seal));
      else if (before && row.at.getTime() < before.sealedAt.getTime() - LATE)
        problems.push({
          ...named(row, seal),
          kind: "backdated-row",
          message: `${words(row)} was written after seal ${before.number} and bears a time long before it.`,
        });
      if (seal) batch.push(row);
      else {
        unsealed.rows += 1;
        if (!unsealed.oldest || row.at < unsealed.oldest) unsealed.oldest = row.at;
      }
    }
  }
  while (index < seals.length) close();
  return { problems, suspects, unsealed, rows };
}

function everyRow(tx: TransactionSql) {
  return tx<Row[]>`
    select r.transaction::text, r.name as "table", r.id::text, r.at, coalesce(r.digest, ''::bytea) as digest, r.computed from (
      select e.transaction, 1 as place, 'events' as name, e.id, e.at, e.digest,
             sha256(convert_to('public.events ' || jsonb_strip_nulls(to_jsonb(e) - 'digest')::text, 'UTF8')) as computed
        from public.events e
      union all
      select l.transaction, 2, 'looks', l.id, l.at, l.digest,
             sha256(convert_to('vault.looks ' || jsonb_strip_nulls(to_jsonb(l) - 'digest')::text, 'UTF8'))
        from vault.looks l
      union all
      select i.transaction, 3, 'information_looks', i.id, i.at, i.digest,
             sha256(convert_to('public.information_looks ' || jsonb_strip_nulls(to_jsonb(i) - 'digest')::text, 'UTF8'))
        from public.information_looks i) r
     order by r.transaction, r.place, r.id`;
}

async function nameDifferences(tx: TransactionSql, suspects: readonly Suspect[]): Promise<AuditProblem[]> {
  const problems: AuditProblem[] = [];
  for (const { seal, rows } of suspects) {
    const [kept] = await tx<{ leaves: Buffer }[]>`
      select leaves from public.audit_seals where number = ${seal.number}::bigint`;
    const { strange, gone, moved } = compareRows(rows, kept?.leaves ?? Buffer.alloc(0));
    for (const row of strange) {
      // A row whose contents differ as well is named already.
      if (!row.computed.equals(row.digest)) continue;
      problems.push({
        ...named(row, seal),
        kind: gone > 0 ? "changed-row" : "inserted-row",
        message: `${words(row)} is not among the rows of seal ${seal.number}: it was ${gone > 0 ? "changed together with its digest, or put in place of another" : "inserted afterwards"}.`,
      });
    }
    if (gone > strange.length)
      problems.push({
        kind: "deleted-rows",
        seal: seal.number,
        message: `${gone - strange.length} of the ${seal.rows} rows of seal ${seal.number} (${seal.sealedAt.toISOString()}) are gone.`,
      });
    if (moved)
      problems.push({
        kind: "reordered",
        seal: seal.number,
        message: `The rows of seal ${seal.number} are not in the order in which they were sealed, or its count is not theirs.`,
      });
  }
  return problems;
}

const words = (row: SealedRow) => `Row ${row.id} of ${row.table} (${row.at.toISOString()})`;
const named = (row: SealedRow, seal: Seal | undefined) => ({
  seal: seal?.number ?? null,
  table: row.table,
  id: row.id,
});

function changed(row: SealedRow, seal: Seal | undefined): AuditProblem {
  return {
    ...named(row, seal),
    kind: "changed-row",
    message: `${words(row)} does not hold what was written.`,
  };
}
