import { describe, expect, it } from "vitest";
import { zipFile } from "~/platform/files/opening/testing/zip-file";
import { type MadeCell, madeWorkbook } from "~/platform/spreadsheet/testing/made-workbook";
import { previewLedger } from "./queries/preview-ledger.server";
import { HEADER, ledger, ledgerFiles, line } from "./testing/ledger-files";

const { write, preview, refusal } = ledgerFiles();
const NAME = "ledger.xlsx";
const HEAD = HEADER.split(",");
const paid = (n: number, amount: MadeCell, day: MadeCell = { day: 46_082 }): MadeCell[] => [
  7000 + n,
  `Example Home ${n}`,
  `V${n}`,
  "R1",
  amount,
  day,
];

it("reads a spreadsheet under a title, with numbers and days as they are shown", async () => {
  const rows = [
    ["Payments"],
    [],
    HEAD,
    paid(1, 17957.6),
    paid(2, "(2.50)"),
    paid(3, "REDACTED"),
    ["", "", "", "", 17955.1],
  ];
  expect(await preview(madeWorkbook({ sheets: [rows] }), NAME)).toMatchObject({
    file: NAME,
    headerLine: 3,
    skippedAbove: 1,
    rows: 3,
    pence: 1_795_510,
    firstDate: "2026-03-01",
    lastDate: "2026-03-01",
    outcomes: { total: 1, refused: 1 },
    rejected: [{ line: 6, column: "Amount" }],
  });
});

it("takes values as they were last calculated, and evaluates nothing", async () => {
  const formula = { xml: '<c r="E2"><f>1/0+cmd|"/c calc"!A0</f><v>12.5</v></c>' };
  const text = ledger(line(1), line(2, '=cmd|""/c calc""!A0'), line(3, "@SUM(1)"), line(4));
  expect((await preview(madeWorkbook({ sheets: [[HEAD, paid(1, formula)]] }), NAME)).pence).toBe(1250);
  expect(await preview(text)).toMatchObject({ rows: 4, pence: 20_005, outcomes: { refused: 2 } });
});

it("reads the first sheet that is a ledger", async () => {
  const sheets = [
    [["Notes"], ["Nothing here"]],
    [HEAD, paid(1, 5)],
  ];
  expect(await preview(madeWorkbook({ sheets }), NAME)).toMatchObject({ rows: 1, pence: 500 });
});

it("asks which calendar is right where a spreadsheet counts from 1904", async () => {
  const book = madeWorkbook({ sheets: [[HEAD, paid(1, 5)]], date1904: true });
  expect(await refusal(book, NAME)).toMatch(/from 1904/);
  const dated = async (dateSystem: 1900 | 1904) => {
    const result = await previewLedger(write(book, NAME), { dateSystem });
    return result.ok && result.value.preview.firstDate;
  };
  expect(await dated(1900)).toBe("2026-03-01");
  expect(await dated(1904)).toBe("2030-03-02");
});

it("counts by that calendar also the days that no style shows as days", async () => {
  const rows = [1, 2, 3].map((n) => paid(n, 5, 44_620));
  const book = madeWorkbook({ sheets: [[HEAD, ...rows]], date1904: true });
  const result = await previewLedger(write(book, NAME), { dateSystem: 1904 });
  expect(result.ok && result.value.preview.firstDate).toBe("2026-03-01");
});

describe("a file that is not what it says is refused with the reason", () => {
  const good = madeWorkbook({ sheets: [[HEAD, paid(1, 5)]] });
  it.each([
    ["a spreadsheet named .csv", good, "ledger.csv", /it is a spreadsheet or a zip/],
    ["text named .xlsx", Buffer.from(ledger(line(1))), NAME, /but it is not/],
    [
      "a zip of something else",
      zipFile([{ name: "a.csv", content: ledger(line(1)) }]),
      "ledger.zip",
      /not a spreadsheet/,
    ],
    [
      "links to other files",
      madeWorkbook({
        sheets: [[HEAD]],
        more: [{ name: "xl/externalLinks/externalLink1.xml", content: "<a/>" }],
      }),
      NAME,
      /links to other files/,
    ],
    [
      "one with a password",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      NAME,
      /locked with a password/,
    ],
    ["one that is cut short", good.subarray(0, good.length * 0.6), NAME, /damaged/],
    ["no ledger", madeWorkbook({ sheets: [[["a", "b"]]] }), NAME, /no row has an amount/],
    [
      "no column of amounts",
      madeWorkbook({ sheets: [[HEAD.filter((one) => one !== "Amount")]] }),
      NAME,
      /the amount/,
    ],
  ])("%s", async (_what, content, name, reason) => {
    expect(await refusal(content, name)).toMatch(reason);
  });
});

describe("spreadsheets without end are stopped at the limit", () => {
  const head = `<worksheet><sheetData><row r="1">${HEAD.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join("")}</row>`;
  it.each([
    ["one that says it is too large", { sheetXml: head, claims: 3_000_000_000 }, /unpacks to more/],
    [
      "one that lies about its size",
      { sheetXml: head + "<row/>".repeat(50_000), claims: head.length },
      /damaged/,
    ],
    ["rows of nothing", { sheetXml: head + "<row/>".repeat(300_000) }, /more than 200,000 blank rows/],
    ["a document type", { sheetXml: `<!DOCTYPE a [<!ENTITY b "c">]>${head}` }, /damaged/],
  ])("%s", async (_what, made, reason) => {
    expect(await refusal(madeWorkbook({ sheets: [[]], ...made }), NAME)).toMatch(reason);
  });
});
