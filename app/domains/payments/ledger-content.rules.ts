/** What a ledger file holds once it is read to its end, and how one process tells another. Pure. */
import { z } from "zod";
import type { PaymentRow } from "./import-outcomes.rules";
import type { LedgerField } from "./ledger-fields.rules";
import { FIELD_NAMES } from "./ledger-fields.rules";
import { OUTCOMES, type Tally } from "./ledger-tally.rules";
import type { Proposal } from "./propose-mapping.rules";
import { dateFormatSchema } from "./saved-mapping.rules";

/** A row of the file with the supplier that it is of, by its key. */
export type NewRow = PaymentRow & { line: number; supplier: string };
/** Whom a file pays, with every name that it has there. */
export type SupplierRow = { key: string; number: string | null; names: Set<string> };

/** What was read of a file beside its rows. */
export type LedgerSummary = {
  /** Its name, without a folder. */
  file: string;
  header: readonly string[];
  headerRow: number;
  /** The rows above the header, one string a row. */
  above: readonly string[];
  mapping: Proposal;
  /** What a person should know before they import it, a sentence each. */
  warnings: readonly string[];
  tally: Tally;
  /** Of each of `tally.rejected`, in their order, why in words without what stood in a cell. */
  keptReasons: readonly string[];
};
export type LedgerContent = LedgerSummary & { rows: NewRow[]; suppliers: SupplierRow[] };

/** The beginning of a file, for a person who says which column holds what. */
export type LedgerLook = Pick<LedgerSummary, "file" | "header" | "headerRow" | "above"> & {
  /** The first rows below the header. */
  samples: string[][];
  proposal: Proposal;
  /** A spreadsheet that counts its days from 1904, which a person has to confirm. */
  asksDateSystem: boolean;
};

const text = z.string().max(4_000);
const texts = z.array(text).max(20_000);
const field = z.enum(FIELD_NAMES as [LedgerField, ...LedgerField[]]);
const day = z.iso.date();
const count = z.int().min(0);
const code = z.string().max(100).nullable();

export const mappingSchema = z.object({
  columns: z.partialRecord(field, z.int().min(0).max(20_000)),
  decimalSign: z.enum(["point", "comma"]),
  dateFormats: z.partialRecord(field, dateFormatSchema),
  dateSystem: z.union([z.literal(1900), z.literal(1904)]),
});
const proposalSchema = mappingSchema.extend({ doubts: texts, unmapped: texts });

const rowSchema = z.object({
  line: z.int().min(1),
  supplier: z.string().max(4_000),
  key: z.string().max(100),
  pence: z.int(),
  paidOn: day,
  documentNumber: code,
  remittance: code,
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
  ourReference: code,
  serviceReference: code,
});

const beginning = { file: text, header: texts, headerRow: z.int().min(1), above: texts };
export const lookSchema = z.object({
  ...beginning,
  samples: z.array(texts).max(20),
  proposal: proposalSchema,
  asksDateSystem: z.boolean(),
});

const summarySchema = z.object({
  ...beginning,
  mapping: proposalSchema,
  warnings: texts,
  keptReasons: texts,
  tally: z.object({
    rows: count,
    pence: z.int(),
    negativeRows: count,
    rowsWithoutAmount: count,
    identicalRows: count,
    firstDate: day.nullable(),
    lastDate: day.nullable(),
    outcomes: z.record(z.enum(OUTCOMES), count),
    rejected: z.array(z.object({ line: z.int().min(1), column: text, reason: text })).max(20_000),
  }),
});

/** One line of what the process says that reads a file: it is believed as little as the file. */
export const ledgerMessageSchema = z.union([
  z.object({ progress: z.object({ share: z.number().min(0).max(1), rows: count }) }),
  z.object({ rows: z.array(rowSchema).max(2_000) }),
  z.object({
    suppliers: z.array(z.object({ key: text, number: text.nullable(), names: texts })).max(2_000),
  }),
  z.object({ end: summarySchema }),
  z.object({ look: lookSchema }),
  z.object({ refused: z.object({ reason: text, onPage: text }) }),
]);
export type LedgerMessage = z.output<typeof ledgerMessageSchema>;

/** What the process is asked: the beginning of a file, or all of it by a mapping. */
export const ledgerOrderSchema = z.object({
  path: z.string(),
  name: z.string(),
  dateSystem: z.union([z.literal(1900), z.literal(1904)]).optional(),
  mapping: mappingSchema.nullable(),
});
export type LedgerOrder = z.output<typeof ledgerOrderSchema>;
