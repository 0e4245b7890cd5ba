import { type ImportError, orRefused, type Progress } from "~/platform/csv/import-table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { failpoint } from "~/platform/failpoint.server";
import { sha256OfFile } from "~/platform/files/sha256-of-file.server";
import type { Result } from "~/platform/result";
import type { DateSystem } from "~/platform/spreadsheet/day-number";
import type { LedgerContent } from "../ledger-content.rules";
import { MOST_REJECTED } from "../ledger-tally.rules";
import { ledgerContent } from "../queries/ledger-content.server";
import { type LedgerPreview, previewOf } from "../queries/preview-ledger.server";
import { appliedMapping, savedMapping, savedMappingSchema } from "../saved-mapping.rules";
import { type BatchCounts, writeBatch } from "./write-batch.server";

export type ImportPayments = {
  /** The council's code, or the word in its addresses. */
  council: string;
  /** `auto` takes what headings and values propose; another name is kept with the file's columns the first time. */
  mapping: string;
  /** The number of the batch whose place this file takes. */
  corrects?: number;
  /** How many payments of that batch the file may withdraw, where they are more than a fifth of it. */
  withdraws?: number;
  /** Leaves out what cannot be read, in place of refusing the file. */
  skip?: boolean;
  dateSystem?: DateSystem;
  onProgress?: Progress;
};

/** What a file held and what became of it. */
export type ImportedLedger = LedgerPreview & {
  /** The batch that it is, or was when it came in before. */
  batch: number;
  /** Whether anything was written: the same file twice is one batch. */
  written: boolean;
  /** Payments of the batch that was corrected which this file no longer has. */
  withdrawn: number;
};

/**
 * Brings a council's finance export in, in one transaction: all of it or nothing. Rows that came in before are known again;
 * the same file twice writes nothing. It runs as the worker, for whoever may run the command line; two at once for one
 * council are not waited for: the second is refused.
 */
export function importPayments(
  path: string,
  asked: ImportPayments,
): Promise<Result<{ imported: ImportedLedger; warnings: string[] }, ImportError>> {
  return orRefused(async () => {
    const council = await councilCalled(asked.council);
    const acting = { "app.org_id": council };
    const saved =
      asked.mapping === "auto"
        ? undefined
        : await transaction("worker", acting, (tx) =>
            tx.paymentSource.findUnique({
              where: { councilId_name: { councilId: council, name: asked.mapping } },
              select: { mapping: true },
            }),
          );
    const kept = saved ? savedMappingSchema.parse(saved.mapping) : undefined;
    const content = await ledgerContent(path, {
      onProgress: asked.onProgress,
      dateSystem: asked.dateSystem,
      ...(kept ? { mappingOf: (header, proposal) => appliedMapping(kept, header, proposal) } : {}),
    });
    refuseRefused(content, asked);
    const sha256 = await sha256OfFile(path);
    const counts = await transaction("worker", acting, async (tx) => {
      const written = await writeBatch(tx, {
        councilId: council,
        source: asked.mapping,
        mapping: savedMapping(content.mapping, content.header),
        sha256,
        corrects: asked.corrects,
        withdraws: asked.withdraws,
        content,
      });
      failpoint("import:before-commit");
      return written;
    });
    return { imported: importedOf(content, counts), warnings: [...content.warnings] };
  });
}

async function councilCalled(code: string): Promise<string> {
  const [council] = await sqlFor("worker")<{ id: string }[]>`
    select id from access.organisations
     where kind = 'council' and (upper(council_code) = ${code.toUpperCase()} or slug = ${code.toLowerCase()})`;
  if (!council) throw new RefusedFile(`There is no council “${code}” here. Use its code, like E08000031.`);
  return council.id;
}

function refuseRefused({ tally }: LedgerContent, { skip, corrects }: ImportPayments): void {
  const { refused } = tally.outcomes;
  if (refused === tally.rows) throw new RefusedFile("None of the rows can be read.");
  const [first] = tally.rejected;
  // Every row that is left out is kept with its reason: so many say that the file is another.
  if (refused > MOST_REJECTED)
    throw new RefusedFile(
      `${refused} rows cannot be read, more than ${MOST_REJECTED.toLocaleString("en-GB")}. Check that this is the right file, and that its columns are read as they should be. A dry run lists the first.`,
    );
  if (refused === 0 || !first || (skip && corrects === undefined)) return;
  // What a correction leaves out is withdrawn: a row that cannot be read must not take its payment away.
  const next =
    corrects === undefined
      ? "Correct the file, or leave them out with --skip."
      : "Correct the file: one that corrects another must be complete.";
  throw new RefusedFile(
    `${refused === 1 ? "1 row cannot" : `${refused} rows cannot`} be imported, the first on line ${first.line}, ${first.column}: ${first.reason}. A dry run lists them. ${next}`,
  );
}

function importedOf(
  content: LedgerContent,
  { batch, written, withdrawn, ...counts }: BatchCounts,
): ImportedLedger {
  const preview = previewOf(content);
  return {
    ...preview,
    outcomes: { ...preview.outcomes, ...counts },
    batch,
    written,
    withdrawn,
  };
}
