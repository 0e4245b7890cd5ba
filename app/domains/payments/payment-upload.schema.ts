import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, field, formsOf, optionalText, refuse } from "~/platform/forms/fields.schema";
import { DATE_EXAMPLES, type DateFormat } from "./ledger-date.rules";
import { ASKED_FIELDS, mappingFaults } from "./payment-upload.rules";

/** The most that is taken through a page; a month of a council is a tenth of it. */
export const MOST_LEDGER = {
  bytes: 50 * 1024 * 1024,
  words: "The file is larger than 50 MB. Send it in parts",
};
export const LEDGER_FILES = ".csv,.txt,.tsv,.xlsx,text/csv";

/** The finance system that a file is from: one that is known by its name, or `other` with a name of its own. */
export const OTHER_SOURCE = "other";
export const sendFileSchema = acrossFields(
  z.object({
    source: optionalText({ max: 40, long: "Choose a finance system" }),
    newSource: optionalText({ max: 40, label: "The name" }),
  }),
  ({ source, newSource }, tell) => {
    if (source === OTHER_SOURCE && sourceNameOf(newSource ?? "") === undefined)
      tell("newSource", "Enter a name for the finance system, like Oracle or Unit4");
  },
);

const SOURCE = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** What `--mapping` takes: small letters, figures and hyphens. Undefined for a name of which nothing is left. */
export function sourceNameOf(typed: string): string | undefined {
  const name = typed
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return SOURCE.test(name) && name !== "auto" && name !== OTHER_SOURCE ? name : undefined;
}

const MOST_COLUMNS = 16_384;
/** The place of a column, counted from 0; undefined where a file has none of it. */
const column = field<number | undefined, string | undefined>((sent, ctx) => {
  if (sent === undefined || sent === "") return undefined;
  const index = /^\d{1,5}$/.test(String(sent)) ? Number(sent) : MOST_COLUMNS;
  return index < MOST_COLUMNS ? index : refuse(ctx, "Choose a column of the file");
});

export const columnsSchema = acrossFields(
  z.object({
    intent: z.literal("columns"),
    amount: column,
    paidOn: column,
    supplierName: column,
    supplierId: column,
    documentNumber: column,
    internalRef: column,
    remittance: column,
    periodFrom: column,
    periodTo: column,
    serviceRef: column,
    state: column,
    dateFormat: choice(
      Object.keys(DATE_EXAMPLES) as [DateFormat, ...DateFormat[]],
      "Choose how dates are written in the file",
    ),
    decimalSign: choice(["point", "comma"], "Choose how amounts are written in the file"),
    dateSystem: choice(["1900", "1904"], "Choose the year from which the spreadsheet counts its days"),
  }),
  (read, tell) => {
    const columns = Object.fromEntries(
      ASKED_FIELDS.flatMap((name) => (read[name] === undefined ? [] : [[name, read[name]]])),
    );
    for (const { field: name, message } of mappingFaults(columns)) tell(name, message);
  },
);
export type Columns = z.output<typeof columnsSchema>;

const IMPORT_NUMBER = /^[1-9]\d{0,6}$/;
/** Whether the file takes the place of an earlier one: its number, or undefined where it does not. */
export const correctsSchema = z.object({
  intent: z.literal("corrects"),
  corrects: field<number | undefined, string | undefined>((sent, ctx) => {
    if (sent === undefined || sent === "") return undefined;
    return IMPORT_NUMBER.test(String(sent)) ? Number(sent) : refuse(ctx, "Choose an import");
  }),
});

export const importSchema = z.object({
  intent: z.literal("import"),
  skip: z.boolean().default(false),
  complete: z.boolean().default(false),
});
export const changeColumnsSchema = z.object({ intent: z.literal("change-columns") });
export const deleteUploadSchema = z.object({ intent: z.literal("delete") });

export const uploadFormsSchema = formsOf(
  columnsSchema,
  correctsSchema,
  importSchema,
  changeColumnsSchema,
  deleteUploadSchema,
);
