/** What a ledger's columns mean, and how ledgers head them. No input or output. */

type FieldKind = "amount" | "date" | "name" | "code" | "text";

interface FieldMeaning {
  /** Told to a person when the column is missing. */
  label: string;
  kind: FieldKind;
  /** Headings that mean this and nothing else, surest first, with commas between them; compared folded. */
  headings: string;
  /** Headings that probably do: taken only if the values say so too. */
  looksLike?: (folded: string) => boolean;
}

const SUPPLIER = /supplier|vendor|payee|beneficiary|creditor/;
const NOT_A_NAME =
  /id$|no$|num$|number|code|ref|type|group|grp|category|class|address|postcode|town|url|uri|vat|company|status/;
const TRANSACTION = /transno|transactionn|transactionid|transactionref|voucher|documentn|docno|internalref/;

/** The fields of a ledger line. Headings come from ledgers that councils publish and from the manuals of their systems. */
const LEDGER_FIELDS = {
  supplierName: {
    label: "supplier name",
    kind: "name",
    headings: `supplier name, supplier, supplier (beneficiary) name,
      approved supplier (beneficiary) name, beneficiary name, benificiary name, beneficiary,
      vendor name, vendor, payee, payee name, ap/ar id(t), xapar_id, supplier text,
      suuplier id (t), supplier (t), supplier name (t), creditor name, creditor, merchant name,
      merchant, name of supplier, company name, recipient, paid to, contractor, name`,
    looksLike: (folded) => SUPPLIER.test(folded) && !NOT_A_NAME.test(folded),
  },
  supplierId: {
    label: "supplier number",
    kind: "code",
    // Systems that head a number and its text alike; where they hold names, the name has taken the column.
    headings: `supplier id, supplier no, supplier number, supplier code, supplier ref, vendor id,
      vendor no, vendor number, creditor no, creditor number, creditor id, ap/ar id,
      local supplier internal reference, lifnr, suuplier id (t), xapar_id, supplier, vendor,
      creditor`,
    looksLike: (folded) =>
      SUPPLIER.test(folded) && /id$|no$|num$|number$|code$/.test(folded) && !/vat|company|post/.test(folded),
  },
  amount: {
    label: "amount",
    kind: "amount",
    headings: `amount, net amount, amount excluding vat, amount excl vat, amount exc vat, amount ex vat,
      amount net of vat, amount net, total (excludes vat), total excluding vat,
      invoice line value (net of vat), line amount, payment amount, amount paid, paid amount,
      net value, net, invoiced value, invoice amount, invoice value, transaction amount, value,
      total amount, grand total, total, sum of amount, gross amount, gross value, gross`,
    looksLike: (folded) =>
      /amount|value|spend$|expenditure$|cost$|paid$|total/.test(folded) &&
      !/^vat|vatamount|irrecoverable|tax|date|number|code/.test(folded),
  },
  paidOn: {
    label: "payment date",
    kind: "date",
    headings: `payment date, pay date, paid date, date paid, clearing date, date of payment,
      date paid to supplier, cleared date, cheque date, check_date, augdt, transaction date,
      posting date, post date, trans date, date of transaction, effective date, date, updated`,
    looksLike: (folded) =>
      folded.includes("date") && /pay|paid|clear/.test(folded) && !/update|due|invoicedate/.test(folded),
  },
  internalRef: {
    label: "ledger's own reference",
    kind: "code",
    headings: `transno, trans no, transaction number, transation number, transaction no, transaction id,
      transaction ref, transaction reference, internal ref, internal ref number,
      internal reference, internal reference number, voucher no, voucher number,
      payment number, transaction`,
    looksLike: (folded) => TRANSACTION.test(folded) && !folded.includes("date"),
  },
  documentNumber: {
    label: "invoice number",
    kind: "code",
    headings: `invoice number, invoice no, invoice ref, invoice reference, supplier invoice no,
      supplier invoice number, ext_inv_ref, document no, document number, invoice_num, xblnr`,
  },
  vat: {
    label: "VAT",
    kind: "amount",
    headings: "irrecoverable vat, vat, vat amount, irrecoverable vat amount",
  },
  gross: {
    label: "gross amount",
    kind: "amount",
    headings: "gross amount, gross, amount including vat, amount inc vat, total including vat",
  },
  invoiceDate: {
    label: "invoice date",
    kind: "date",
    headings: "invoice date, date of invoice, bldat, document date",
  },
  receivedOn: {
    label: "date received",
    kind: "date",
    headings: "date received, received date, invoice received date, invoice received",
  },
  registeredOn: {
    label: "date registered",
    kind: "date",
    headings: "date registered, registered date, entered, entered date, certified date, gl date",
  },
  periodFrom: {
    label: "period from",
    kind: "date",
    headings: "period from, from date, service from, period start, start date, start, from",
  },
  periodTo: {
    label: "period to",
    kind: "date",
    headings: "period to, to date, service to, period end, end date, end, to",
  },
  placementRef: {
    label: "placement reference",
    kind: "code",
    headings: "homeward ref, placement ref, ipa no, cpli, care package line, commitment, comm",
  },
  childRef: {
    label: "child's number in the case system",
    kind: "code",
    headings: "client id, mosaic id, lcs id, person id, child id",
  },
  purchaseOrder: {
    label: "purchase order",
    kind: "code",
    headings: "purchase order, po, po number, po no, order number, order no",
  },
  serviceRef: {
    label: "service",
    kind: "code",
    headings: "urn, provider urn, service id, cost centre, cost center, cost centre code",
  },
  state: {
    label: "status",
    kind: "text",
    headings: `status, invoice status, pay status, payment_status_flag, payment status, hold name,
      payment block`,
  },
  remittance: {
    label: "remittance",
    kind: "code",
    headings: `remittance, remittance no, payment ref, payment reference, cheque no, check_number,
      augbl, bacs ref`,
  },
  account: {
    label: "account",
    kind: "code",
    headings: `account, account code, expense code, subjective, subjective code,
      acc.default accounting code, ledger code`,
  },
  description: {
    label: "description",
    kind: "text",
    headings: `description, account description, acc.default accounting description, account(t),
      subjective description, expense type, purpose of spend, expenditure type`,
  },
} as const satisfies Record<string, FieldMeaning>;

export type LedgerField = keyof typeof LEDGER_FIELDS;
export const FIELD_NAMES = Object.keys(LEDGER_FIELDS) as LedgerField[];

/** What one field means, typed alike for all. */
export function meaningOf(field: LedgerField): FieldMeaning {
  return LEDGER_FIELDS[field];
}

/** A line has an amount, one of these suppliers and one of these dates, the one that is read first. */
export const SUPPLIER_FIELDS = ["supplierId", "supplierName"] as const satisfies readonly LedgerField[];
export const DAY_FIELDS = [
  "paidOn",
  "invoiceDate",
  "registeredOn",
  "receivedOn",
] as const satisfies readonly LedgerField[];
export const REFERENCE_FIELDS = ["internalRef", "documentNumber"] as const satisfies readonly LedgerField[];

/** About who publishes the file, not about who was paid: these mislead (a "Body name" is in every row the same). */
const NEVER = new Set(
  [
    "body",
    "body name",
    "organisation",
    "organisation name",
    "organisation code",
    "publisher",
    "vat number",
    "vat registration number",
    "supplier vat number",
    "supplier vat registration number",
    "company number",
    "supplier company number",
    "charity number",
  ].map(foldHeading),
);

/** Small letters and figures alone, without the currency: " Net Amount (£) " is "netamount". */
export function foldHeading(heading: string): string {
  const folded = heading
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  // " £ " is the heading of amounts in many a pivot table.
  if (folded === "" && heading.includes("£")) return "amount";
  return folded.length > 3 && folded.endsWith("gbp") ? folded.slice(0, -3) : folded;
}

const HEADINGS = new Map<LedgerField, Map<string, number>>(
  FIELD_NAMES.map((field) => [
    field,
    new Map(
      meaningOf(field)
        .headings.split(",")
        .map((heading, rank) => [foldHeading(heading), rank]),
    ),
  ]),
);

/**
 * How surely a heading means a field: 0 is surest, `PROBABLY` only its look says so, undefined: it does not.
 *
 * @param folded the heading as `foldHeading` folds it
 */
export function headingRank(folded: string, field: LedgerField): number | undefined {
  if (folded === "" || NEVER.has(folded) || folded.endsWith("uri") || folded.endsWith("url"))
    return undefined;
  const rank = HEADINGS.get(field)?.get(folded);
  if (rank !== undefined) return rank;
  return meaningOf(field).looksLike?.(folded) ? PROBABLY : undefined;
}

export const PROBABLY = 1_000;
