import { Worker } from "node:worker_threads";
import { type LedgerMessage, ledgerOrderSchema } from "~/domains/payments/ledger-content.rules";
import { ledgerContent, lookAtLedger } from "~/domains/payments/queries/ledger-content.server";
import { RefusedFile } from "~/platform/csv/text-file.server";

/**
 * The process in which one finance export that somebody sent is read: takes an order, writes what it reads a line at a time,
 * ends. Whoever starts it watches it; should they die meanwhile, it ends itself.
 */
const seconds = Number(process.argv[2] ?? 120);
const alarm = new Worker(`setTimeout(() => process.kill(process.pid, "SIGKILL"), ${(seconds + 5) * 1000})`, {
  eval: true,
});
alarm.unref();

const CHUNK = 500;
const LONGEST_ABOVE = 200;

/** Waits until the line is taken: what nobody reads is not piled up here. */
function say(message: LedgerMessage): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(message)}\n`, () => resolve()));
}

const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(Buffer.from(part));
const order = ledgerOrderSchema.parse(JSON.parse(Buffer.concat(parts).toString("utf8")));
const { path, name, dateSystem, mapping } = order;
try {
  if (mapping === null) {
    const look = await lookAtLedger(path, { name, dateSystem });
    await say({ look: { ...look, header: [...look.header], above: shorter(look.above) } });
  } else {
    const content = await ledgerContent(path, {
      name,
      dateSystem: mapping.dateSystem,
      mappingOf: (header) => ({ ...mapping, doubts: [], unmapped: notIn(mapping.columns, header) }),
      onProgress: (share, rows) => {
        void say({ progress: { share: Math.min(1, share), rows } });
      },
    });
    const { rows, suppliers, ...end } = content;
    for (let at = 0; at < rows.length; at += CHUNK) await say({ rows: rows.slice(at, at + CHUNK) });
    const told = suppliers.map(({ names, ...one }) => ({ ...one, names: [...names] }));
    for (let at = 0; at < told.length; at += CHUNK) await say({ suppliers: told.slice(at, at + CHUNK) });
    const { header, above, warnings, keptReasons } = end;
    await say({
      end: {
        ...end,
        header: [...header],
        above: shorter(above),
        warnings: [...warnings],
        keptReasons: [...keptReasons],
      },
    });
  }
} catch (error) {
  if (!(error instanceof RefusedFile)) throw error;
  await say({ refused: { reason: error.message, onPage: error.onPage } });
}
process.exit(0);

/** What a report wrote above the header may be a whole query. */
function shorter(above: readonly string[]): string[] {
  return above.map((line) => line.slice(0, LONGEST_ABOVE));
}

/** The headings of columns that nothing is read from. */
function notIn(columns: Readonly<Record<string, number | undefined>>, header: readonly string[]): string[] {
  const taken = new Set(Object.values(columns));
  return header.filter((heading, index) => heading.trim() !== "" && !taken.has(index));
}
