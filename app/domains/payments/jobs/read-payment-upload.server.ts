import { RefusedFile } from "~/platform/csv/text-file.server";
import { csvRows, writtenCsv } from "~/platform/csv/written-csv";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { keepBytes, keptPath, removeKept } from "~/platform/files/file-store.server";
import { handle } from "~/platform/jobs/handle.server";
import { log } from "~/platform/log.server";
import { compareBatch, outcomeOf } from "../commands/compare-batch.server";
import { claimUpload, comeBackLater, moveUpload } from "../commands/settle-payment-upload.server";
import type { RowOutcome } from "../import-outcomes.rules";
import type { LedgerContent, LedgerLook } from "../ledger-content.rules";
import { MOST_REJECTED } from "../ledger-tally.rules";
import { READ_PAYMENT_UPLOAD } from "../payment.jobs";
import {
  askedColumns,
  countLeftOut,
  type FoundInUpload,
  foundOf,
  leftOutOf,
  mappingFaults,
} from "../payment-upload.rules";
import type { Mapping } from "../propose-mapping.rules";
import { findPaymentUpload, type PaymentUpload } from "../queries/find-payment-upload.server";
import { contentApart, lookApart, type NotRead } from "../queries/ledger-apart.server";
import { appliedMapping, savedMapping, savedMappingSchema } from "../saved-mapping.rules";

/** A dry run compares half a million rows, and nobody waits for it. */
const SECONDS = 300;

const GAVE_UP =
  "We tried twice and could not read the file within our limits of time and memory. Save it as CSV, or send it in parts";

/**
 * The job `read-payment-upload`, for a council: has a file read in a process of its own, at most twice. Where its columns are those
 * of the council's last file, or a person has said which they are, it works out what an import would do and writes none of it;
 * else it asks for the columns. Run again it does nothing. Throws after a first attempt that failed, so that the queue tries again.
 */
export const readPaymentUpload = handle(READ_PAYMENT_UPLOAD, async ({ uploadId, organisationId }) => {
  const upload = await asCouncil(organisationId, (tx) =>
    claimUpload(tx, organisationId, uploadId, "reading"),
  );
  if (!upload) return;
  if (upload === "gave-up") return refuse(organisationId, uploadId, GAVE_UP);
  const file = { path: keptPath(upload.id, "original"), name: upload.fileName };
  const looked = upload.look ? { ok: true as const, value: upload.look } : await lookApart(file);
  if (!looked.ok) return notRead(upload, looked.error);
  const look = looked.value;
  const mapping = upload.mapping ?? (await mappingOfLastFile(upload, look));
  if (!mapping) return askColumns(upload, look, null);
  const read = await contentApart({ ...file, mapping });
  if (!read.ok)
    return read.error.kind === "refused"
      ? askColumns(upload, look, read.error.reason)
      : notRead(upload, read.error);
  const unreadable = unreadableAs(read.value);
  if (unreadable) return askColumns(upload, look, unreadable);
  await compare(upload, { look, mapping, content: read.value });
});

function asCouncil<T>(councilId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction("worker", { "app.org_id": councilId }, work, { seconds: SECONDS });
}

async function refuse(councilId: string, id: string, problem: string): Promise<void> {
  await asCouncil(councilId, async (tx) => {
    const upload = await findPaymentUpload(tx, { councilId, id });
    if (upload) await moveUpload(tx, upload, "refuse", { problem });
  });
}

function notRead(upload: PaymentUpload, error: NotRead): Promise<void> {
  if (error.kind === "refused") return refuse(upload.councilId, upload.id, error.reason);
  log.warn("payment-upload.not-read", { upload: upload.id, why: error.why, attempt: upload.attempts });
  throw new Error("The process that read a payment file did not end well.");
}

async function askColumns(upload: PaymentUpload, look: LedgerLook, problem: string | null): Promise<void> {
  await asCouncil(upload.councilId, (tx) => moveUpload(tx, upload, "ask-columns", { look, problem }));
}

/** Only what a file's import reads, so that another column that is gone stops nobody. Null where a column is missing. */
async function mappingOfLastFile(upload: PaymentUpload, look: LedgerLook): Promise<Mapping | null> {
  const { councilId, source: name } = upload;
  const source = await asCouncil(councilId, (tx) =>
    tx.paymentSource.findUnique({
      where: { councilId_name: { councilId, name } },
      select: { mapping: true },
    }),
  );
  if (!source || look.asksDateSystem) return null;
  const saved = savedMappingSchema.parse(source.mapping);
  const asked = { ...saved, headings: headingsAsked(saved.headings) };
  const { doubts, unmapped: _, ...mapping } = appliedMapping(asked, look.header, look.proposal);
  return doubts.length === 0 && mappingFaults(mapping.columns).length === 0 ? mapping : null;
}

function headingsAsked<T>(headings: Partial<Record<string, T>>): Partial<Record<string, T>> {
  const asked = askedColumns(Object.fromEntries(Object.keys(headings).map((name, at) => [name, at])));
  return Object.fromEntries(Object.entries(headings).filter(([name]) => Object.hasOwn(asked, name)));
}

/** Why nothing of a file can be imported with these columns, in words; undefined where something can. */
function unreadableAs(content: LedgerContent): string | undefined {
  const { rows, outcomes } = content.tally;
  const left = leftOutOf(content);
  if (outcomes.refused < rows && outcomes.refused <= MOST_REJECTED) return undefined;
  // Rows that are not paid yet are told only where nothing else is wrong.
  const first = left.find(({ unpaid }) => !unpaid) ?? left[0];
  if (!first) return undefined;
  if (countLeftOut(content).unpaid === rows)
    return `No row says in “${first.column}” that it was paid. If that is the right column, there is nothing to import yet`;
  const at = `row ${first.line}, ${first.column}: ${first.reason}`;
  return outcomes.refused === rows
    ? `None of the rows can be read with these columns. The first is ${at}`
    : `${count(outcomes.refused)} of ${count(rows)} rows cannot be read with these columns. The first is ${at}`;
}

const count = (number: number) => number.toLocaleString("en-GB");

class OnlyLooked extends Error {}

type Read = { look: LedgerLook; mapping: Mapping; content: LedgerContent };

/** Compares the file with what came in before, rolls that back, and keeps what it found beside every row's outcome as a file. */
async function compare(upload: PaymentUpload, { look, mapping, content }: Read): Promise<void> {
  const { councilId, corrects } = upload;
  let found: FoundInUpload | undefined;
  let rows = "";
  try {
    await asCouncil(councilId, async (tx) => {
      const compared = await compareBatch(tx, {
        councilId,
        source: upload.source,
        mapping: savedMapping(mapping, content.header),
        sha256: upload.sha256,
        corrects: corrects ?? undefined,
        withdraws: undefined,
        content,
      });
      const { corrected, gone, known, counts, fates, linked } = compared;
      found = foundOf(content, {
        counts,
        sameAs: known,
        withdrawn: gone.length,
        ofCorrected: corrected ? corrected.rows - corrected.refusedRows : null,
        asLastTime: upload.mapping === null,
      });
      rows = rowsFile(
        content,
        fates.map((fate) => ({ line: fate.row.line, outcome: outcomeOf(fate, linked) })),
      );
      throw new OnlyLooked();
    });
  } catch (error) {
    if (error instanceof RefusedFile) {
      if (error.code === "busy")
        return asCouncil(councilId, (tx) => comeBackLater(tx, upload, READ_PAYMENT_UPLOAD));
      if (error.code === "columns") return askColumns(upload, look, error.onPage);
      return refuse(councilId, upload.id, error.onPage);
    }
    if (!(error instanceof OnlyLooked)) throw error;
  }
  const settled = await asCouncil(councilId, async (tx) => {
    const moved = await moveUpload(tx, upload, "check", { look, mapping, found, problem: null });
    // Before it is committed: the page never leads to a file that is not there.
    if (moved) await keepBytes(upload.id, "made", Buffer.from(rows, "utf8"));
    return moved;
  });
  if (!settled && !(await asCouncil(councilId, (tx) => findPaymentUpload(tx, upload))))
    await removeKept(upload.id);
}

export const OUTCOME_WORDS: Readonly<Record<RowOutcome, string>> = {
  new: "New payment to a provider",
  "not-ours": "New payment to a supplier not linked yet",
  changed: "Changes an earlier payment",
  same: "Already imported",
  refused: "Cannot be read",
};
const UNPAID_WORDS = "Not paid yet, left out";

/** Every row with what an import would make of it, as CSV, in the order of the file. */
function rowsFile(content: LedgerContent, read: readonly { line: number; outcome: RowOutcome }[]): string {
  const refused = leftOutOf(content).map(({ line, column, reason, unpaid }) => ({
    line,
    cells: [line, unpaid ? UNPAID_WORDS : OUTCOME_WORDS.refused, column, reason],
  }));
  const all = [
    ...read.map(({ line, outcome }) => ({ line, cells: [line, OUTCOME_WORDS[outcome], "", ""] })),
    ...refused,
  ].sort((one, other) => one.line - other.line);
  return `${writtenCsv([["Row", "Outcome", "Column", "Reason"]])}${csvRows(all.map(({ cells }) => cells))}`;
}
