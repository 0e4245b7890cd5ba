import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { HEADER, ledger, ledgerFiles, line, lines } from "./testing/ledger-files";

const { preview, refusal } = ledgerFiles();

describe("the same ledger", () => {
  const text = ledger(...lines(12), '7100,Caf\u00e9 \u2013 Example,V100,R1,"£1,234.50",04/03/2026');
  const cp1252 = Buffer.from(text.replace("\u2013", "\u0096"), "latin1");
  const wide = Buffer.from(`\ufeff${text}`, "utf16le");
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16, little end first", wide],
    ["UTF-16, big end first", Buffer.from(wide).swap16()],
    ["Windows-1252", cp1252],
    ["line feeds", Buffer.from(text.replaceAll("\r\n", "\n"))],
    ["lone returns", Buffer.from(text.replaceAll("\r\n", "\r"))],
    ["mixed line ends", Buffer.from(text.replace("\r\n", "\r").replace("\r\n", "\n"))],
    ["semicolons", Buffer.from(text.replaceAll(",", ";").replace("£1;234.50", "£1,234.50"))],
    ["tabs", Buffer.from(text.replaceAll(",", "\t").replace("£1\t234.50", "£1,234.50"))],
    ["bars", Buffer.from(text.replaceAll(",", "|").replace("£1|234.50", "£1,234.50"))],
    ["gzip", gzipSync(text)],
  ])("is read from %s", async (_what, bytes) => {
    expect(await preview(bytes)).toMatchObject({
      file: "ledger.csv",
      headerLine: 1,
      skippedAbove: 0,
      rows: 13,
      pence: 12 * 10_000 + 78 + 123_450,
      firstDate: "2026-03-02",
      lastDate: "2026-03-13",
      rejected: [],
    });
  });
});

it("reads decimal commas where the column has them", async () => {
  const rows = lines(9, (n) =>
    line(n, `1.00${n},5`).replaceAll(",", ";").replace(`1.00${n};5`, `1.00${n},5`),
  );
  const small = "7100;Example Home;V100;R1;950,00;04/03/2026";
  const read = await preview([HEADER.replaceAll(",", ";"), ...rows, small].join("\n"));
  expect({ rows: read.rows, pence: read.pence }).toEqual({ rows: 10, pence: 9 * 100_050 + 4_500 + 95_000 });
  expect(read.warnings).toContain("Amounts were read with a comma before the pence.");
});

it("finds the header under a report's own lines, and rows under its own words", async () => {
  const text = [
    '"setparameter select x from dual ",,,,,,',
    ",,,,,,",
    '"query select t.apar_id as ""Supplier id"", t.amount,\n t.payment_date\n from t",,,,,,',
    "columns,text Supplier id,text Supplier name,transno,text account,amount,payment_date",
    `,${HEADER}`,
    "INSERTED DETAIL,,,,,,",
    ...lines(8).map((row) => `INSERTED DETAIL,${row}`),
    "INSERTED DETAIL,,,,,,",
  ].join("\n");
  const read = await preview(text);
  expect(read).toMatchObject({
    headerLine: 5,
    skippedAbove: 4,
    rows: 8,
    outcomes: { blank: 2, "not ours": 8 },
  });
  expect(read.above).toHaveLength(4);
});

it("goes by headings and values, whatever the columns are called and wherever they stand", async () => {
  const text = [
    "Body Name,Supplier VAT number,Payment Date,Beneficiary Name,Total (excludes VAT),Irrecoverable VAT,Ap/Ar ID,Company URI",
    ...lines(
      5,
      (n) => `Example Council,GB${n},2026-03-0${n},Home ${n},${n}.00,0.00,${n},https://example.org/${n}`,
    ),
  ].join("\n");
  expect((await preview(text)).mapping).toEqual({
    supplierName: "Beneficiary Name",
    supplierId: "Ap/Ar ID",
    amount: "Total (excludes VAT)",
    vat: "Irrecoverable VAT",
    paidOn: "Payment Date",
  });
});

it.each([
  ["Date,Payee,£", { paidOn: "Date", supplierName: "Payee", amount: "£" }],
  [
    "Invoice Payment Date,Merchant,Net Amount (GBP)",
    { paidOn: "Invoice Payment Date", amount: "Net Amount (GBP)" },
  ],
  ["Clearing Date,Vendor Name, Amount Paid £ ", { supplierName: "Vendor Name", amount: "Amount Paid £" }],
  [
    "Effective Date,Supplier/Payee,Total Expenditure",
    { supplierName: "Supplier/Payee", amount: "Total Expenditure" },
  ],
])("knows the headings %s", async (header, mapping) => {
  const text = [header, ...lines(3, (n) => `0${n}/03/2026,Example Home ${n},${n}.00`)].join("\n");
  const read = await preview(text);
  expect(read).toMatchObject({ rows: 3, pence: 600, mapping });
});

it("takes a number that is headed like a name for a number", async () => {
  const text = ["Supplier,Supplier(T),ext_inv_ref,Amount,Date", "123,Home 1,X1,1.00,01/03/2026"].join("\n");
  expect((await preview(text)).mapping).toMatchObject({
    supplierId: "Supplier",
    supplierName: "Supplier(T)",
  });
});

it("leaves empty columns out and says which columns it does not read", async () => {
  const text = [
    `${HEADER},Group${",".repeat(249)}`,
    ...lines(3).map((row) => `${row},People${",".repeat(249)}`),
  ].join("\n");
  const read = await preview(text);
  expect(read.rows).toBe(3);
  expect(read.warnings).toContain("Columns that are not read: “Group”.");
});

describe("a file that cannot be taken without a person", () => {
  it.each([
    ["no header", "some text\nmore text\n", /no row has an amount, a supplier and a date/],
    ["no amount", "Supplier id,Supplier Name,Pay Date,Transno\n1,Home,01/03/2026,V1\n", /for the amount/],
    ["no date", "Supplier id,Supplier Name,Amount,Transno\n1,Home,1.00,V1\n", /for the payment date/],
    ["no supplier", "Amount,Pay Date,Transno\n1.00,01/03/2026,V1\n", /for the supplier/],
    [
      "two columns of one name",
      "Supplier Name,Amount,Amount,Pay Date\nHome,1.00,2.00,01/03/2026\n",
      /Two columns are called “Amount”/,
    ],
    ["an amount that holds words", "Supplier Name,Amount,Pay Date\nHome,lots,01/03/2026\n", /for the amount/],
    ["a period for a date", "Supplier Name,Amount,Payment Date\nHome,1.00,P01\n", /for the payment date/],
    ["a header alone", `${HEADER}\n`, /a header and no rows/],
    ["an upload that was cut off", `${ledger(...lines(3))}7,"Exam`, /cut short/],
    ["NUL bytes", `${HEADER}\n1,A\0B,V1,R1,1.00,01/03/2026\n`, /not text/],
  ])("is refused by name: %s", async (_what, text, reason) => {
    expect(await refusal(text)).toMatch(reason);
  });
});

it("refuses rows, says which and why, and adds up what can be read", async () => {
  const amounts = ["1.00", "1E3", "1,2345.00", "12.345", "REDACTED", "", "n/a", "#REF!", "(2.00)", "3.00-"];
  const more = lines(6, (n) => line(20 + n, "10.00"));
  const read = await preview(ledger(...amounts.map((amount, at) => line(at + 1, amount)), ...more));
  expect(read).toMatchObject({
    rows: 16,
    pence: 100 - 200 - 300 + 6_000,
    negativeRows: 2,
    rowsWithoutAmount: 7,
  });
  expect(read.outcomes).toMatchObject({ refused: 7, "not ours": 9 });
  expect(read.rejected.map((one) => one.line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(read.rejected[0]).toEqual({
    line: 3,
    column: "Amount",
    reason: "“1E3” is not an amount in pounds and pence",
  });
});

it("reads dates by the one format of the column, and no cell in another", async () => {
  const dates = ["01/02/2026", "2026-02-01", "1-Feb-26", "46054", "31/02/2026", "13/13/2026", "02/02/2026"];
  const read = await preview(
    ledger(...dates.map((date, at) => line(at + 1).replace(/[0-9]{2}\/03\/2026/, date))),
  );
  expect(read).toMatchObject({ rows: 7, firstDate: "2026-02-01", lastDate: "2026-02-02" });
  expect(read.rejected.map((one) => one.line)).toEqual([3, 4, 5, 6, 7]);
});

describe("rows that are no payments", () => {
  it.each([
    ["the sum", ',,,,"300.06",', "total"],
    ["a sum by name", "Grand Total,,,,#REF!,", "total"],
    ["a repeated header", HEADER, "header"],
    ["a note", "Source: the ledger,,,,,", "blank"],
    ["nothing", ",,,,,", "blank"],
  ] as const)("are not counted: %s", async (_what, row, outcome) => {
    const read = await preview(ledger(...lines(3), row));
    expect({ rows: read.rows, pence: read.pence }).toEqual({ rows: 3, pence: 30_006 });
    expect(read.outcomes[outcome]).toBe(outcome === "header" ? 2 : 1);
  });

  it("knows subtotals and the total of all", async () => {
    const read = await preview(
      ledger(...lines(2), ",,,,200.03,", line(3), line(4), ",,,,200.07,", ",,,,400.10,"),
    );
    expect(read).toMatchObject({ rows: 4, pence: 40_010, outcomes: { total: 3 } });
  });

  it("keeps a payment beside the word Total where suppliers have numbers and no names", async () => {
    const text = [
      "Supplier id,Account,Amount,Pay Date",
      "7001,Care,5.00,01/03/2026",
      "7002,Total,7.00,02/03/2026",
      ",Total,12.00,",
    ].join("\n");
    expect(await preview(text)).toMatchObject({ rows: 2, pence: 1_200, outcomes: { total: 1 } });
  });

  it("keeps a payment that equals what stands above it, and a supplier called Total", async () => {
    const read = await preview(
      ledger(line(1, "5.00"), line(2, "5.00"), line(3).replace("Example Home 3", "Total Care")),
    );
    expect(read).toMatchObject({ rows: 3, outcomes: { total: 0 } });
  });
});

it("counts rows that repeat others, and warns of a month that stands there twice", async () => {
  const six = await preview(ledger(...lines(6, () => line(1))));
  expect(six).toMatchObject({ rows: 6, identicalRows: 5 });
  expect(six.warnings.join()).not.toContain("twice");
  const twice = await preview(ledger(...lines(30), ...lines(30)));
  expect(twice.identicalRows).toBe(30);
  expect(twice.warnings).toContain(
    "30 rows repeat earlier ones in the same order: the file may hold a month twice.",
  );
});

it("warns of days that are yet to come", async () => {
  const read = await preview(ledger(...lines(3), line(4).replace("2026", "2099")));
  expect(read.warnings).toContain("1 row is dated more than 10 days ahead, which an import refuses.");
});

it("lists what an import would refuse, with the row and why", async () => {
  const rows = [`${HEADER},Status`, ...lines(3).map((row) => `${row},Paid`)];
  const read = await preview(
    [...rows, `${line(4)},On hold`, `${line(5).replace("2026", "2099")},Paid`].join("\n"),
  );
  expect(read.outcomes).toMatchObject({ refused: 2, "not ours": 3 });
  expect(read.rejected.map(({ line: row, column, reason }) => [row, column, reason])).toEqual([
    [5, "Status", "The status “On hold” does not say that it was paid"],
    [6, "Pay Date", "The day is more than 10 days ahead"],
  ]);
});

it("strips what nobody sees from what it repeats", async () => {
  const read = await preview(ledger(...lines(3), line(4, "1\u202e.00")));
  expect(read.rejected[0]?.reason).toBe("“1[U+202E].00” is not an amount in pounds and pence");
});

describe("files without end", () => {
  it.each([
    ["200 MB and more", Buffer.alloc(201 * 1024 * 1024, ","), /larger than 200 MB/],
    ["a bomb of gzip", gzipSync(Buffer.alloc(201 * 1024 * 1024, ",")), /larger than 200 MB/],
    ["one long line", `${HEADER}\n${"A".repeat(3_000_000)}`, /longer than a megabyte/],
    ["one line of commas", ",".repeat(3_000_000), /longer than a megabyte/],
    [
      "rows of nothing",
      `${ledger(line(1))}${"\n".repeat(300_000)}`,
      /From line 3 on there are too many blank rows/,
    ],
    [
      "wide rows of nothing",
      `${ledger(line(1))}${`${",".repeat(10_000)}\n`.repeat(450)}`,
      /too many blank rows/,
    ],
  ])("are stopped at the limit: %s", async (_what, content, reason) => {
    expect(await refusal(content)).toMatch(reason);
  });
});
