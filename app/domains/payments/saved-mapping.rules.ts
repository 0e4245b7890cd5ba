/** The columns of a council's files, kept by their headings. Pure. */
import { z } from "zod";
import type { DateFormat } from "./ledger-date.rules";
import { DATE_EXAMPLES } from "./ledger-date.rules";
import { FIELD_NAMES, foldHeading, type LedgerField, meaningOf } from "./ledger-fields.rules";
import { headingsOf, type Mapping, type Proposal } from "./propose-mapping.rules";

const field = z.enum(FIELD_NAMES as [LedgerField, ...LedgerField[]]);
/** How the dates of a column are written. */
export const dateFormatSchema = z.enum(Object.keys(DATE_EXAMPLES) as [DateFormat, ...DateFormat[]]);

/** The heading of each field, and how its cells are read. */
export const savedMappingSchema = z.object({
  headings: z.partialRecord(field, z.string()),
  decimalSign: z.enum(["point", "comma"]),
  dateFormats: z.partialRecord(field, dateFormatSchema),
});
export type SavedMapping = z.output<typeof savedMappingSchema>;

/** What is kept of a mapping. */
export function savedMapping(mapping: Mapping, header: readonly string[]): SavedMapping {
  const { decimalSign, dateFormats } = mapping;
  return { headings: headingsOf(mapping, header), decimalSign, dateFormats };
}

/**
 * A kept mapping on the header of another file. A column that it reads and that is not there, or there twice, is a doubt: it
 * stops the import. Columns that it does not know are left out.
 */
export function appliedMapping(saved: SavedMapping, header: readonly string[], proposal: Proposal): Proposal {
  const folded = header.map(foldHeading);
  const columns: Mapping["columns"] = {};
  const doubts: string[] = [];
  for (const name of FIELD_NAMES) {
    const heading = saved.headings[name];
    if (heading === undefined) continue;
    const found = folded.flatMap((one, index) => (one === foldHeading(heading) ? [index] : []));
    if (found.length === 1) columns[name] = found[0];
    else
      doubts.push(
        found.length === 0
          ? `The ${meaningOf(name).label} is read from “${heading}”, which this file does not have`
          : `${found.length} columns are called “${heading}”: choose the one that holds the ${meaningOf(name).label}`,
      );
  }
  const taken = new Set(Object.values(columns));
  return {
    columns,
    decimalSign: saved.decimalSign,
    dateFormats: saved.dateFormats,
    dateSystem: proposal.dateSystem,
    doubts,
    unmapped: header.filter((heading, index) => heading.trim() !== "" && !taken.has(index)),
  };
}

/** The fields that make a row known again (`naturalKey`): read otherwise, every row of a source would count as new. */
const KEY_FIELDS = [
  "supplierId",
  "supplierName",
  "documentNumber",
  "internalRef",
  "paidOn",
] as const satisfies LedgerField[];
type KeyField = (typeof KEY_FIELDS)[number];

/** A field by which rows were known before and are not now, in words that follow "Your earlier files were read …". */
export type OtherKey = { field: KeyField; words: string };

/**
 * The first field by which the rows of a file would be known otherwise than those of its source's earlier files: it is read and
 * was not, is not and was, or is read from another column although the one of before is there. Undefined where they are known
 * alike, also where the finance system calls a column otherwise now.
 */
export function otherKey(
  saved: SavedMapping,
  mapping: SavedMapping,
  header: readonly string[],
): OtherKey | undefined {
  const there = new Set(header.map(foldHeading));
  for (const field of KEY_FIELDS) {
    const [before, now] = [saved.headings[field], mapping.headings[field]];
    if (before === undefined && now === undefined) continue;
    const label = field === "internalRef" ? "finance system’s own reference" : meaningOf(field).label;
    if (before === undefined) return { field, words: `without the ${label}` };
    if (now === undefined) return { field, words: `with the ${label}` };
    if (foldHeading(before) !== foldHeading(now) && there.has(foldHeading(before)))
      return { field, words: `with the ${label} from “${before.trim()}”` };
  }
  return undefined;
}

/** What a person does about it who chooses columns on a page. */
export const otherKeyOnPage = ({ words }: OtherKey) =>
  `Your earlier files were read ${words}. Choose the same columns, or send this file as another finance system`;
