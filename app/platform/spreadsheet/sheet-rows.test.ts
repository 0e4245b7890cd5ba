import { describe, expect, it } from "vitest";
import { dayOfNumber } from "./day-number";
import { columnOf, DateStyles, numberText, showsDay } from "./sheet-cells";
import { SharedTexts, SheetRows } from "./sheet-rows";
import { XmlTokens } from "./xml-tokens";

const workbook = { shared: ["Name", "A & B"], styles: new DateStyles(), dateSystem: 1900 as const };
const read = (...pieces: string[]) => {
  const rows = new SheetRows(workbook);
  return pieces.flatMap((piece) => [...rows.read(piece)]);
};

const SHEET = [
  "<!-- a > b --><x:worksheet><x:sheetData>",
  '<x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="C2"><x:f>1+1</x:f><x:v>17957.599999999999</x:v></x:c></x:row>',
  '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>Caf&#xe9; </x:t></x:r><x:t>&lt;1&gt;</x:t><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c>',
  '<x:c t="e"><x:v>#REF!</x:v></x:c><x:c t="str" a="1>2"><x:f>"x"</x:f><x:v><![CDATA[a<b]]></x:v></x:c></x:row>',
  '<x:row r="9"/></x:sheetData></x:worksheet>',
].join("");
const ROWS = [
  { row: 2, cells: ["A & B", "", "17957.6"] },
  { row: 3, cells: ["Café <1>", "#REF!", "a<b"] },
  { row: 9, cells: [] },
];

it("reads values and no formula, wherever the text is cut", () => {
  expect(read(SHEET)).toEqual(ROWS);
  for (let at = 0; at < SHEET.length; at += 1)
    expect(read(SHEET.slice(0, at), SHEET.slice(at))).toEqual(ROWS);
});

describe("XML that is refused", () => {
  it.each([
    ["a document type", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'],
    ["a tag without end", `<worksheet ${"a".repeat(70_000)}`],
    ["a row that no sheet has", '<row r="99999999"/>'],
    ["a row of no number", '<row r="x"/>'],
  ])("%s", (_what, xml) => {
    expect(() => read(xml)).toThrow(expect.objectContaining({ name: "XmlError" }));
  });
});

describe("sheets with more than is read", () => {
  const megabyte = "a".repeat(1_100_000);
  const long = "b".repeat(100_000);
  const named = new SheetRows({ ...workbook, shared: [long] });
  it.each([
    ["a cell without end", () => read(`<row><c><v>${megabyte}`)],
    ["a row of one long text", () => [...named.read(`<row r="7">${'<c t="s"><v>0</v></c>'.repeat(11)}`)]],
    ["a shared text without end", () => texts(`<sst><si><t>${megabyte}`)],
    ["shared texts without end", blankTexts],
  ])("%s", (_what, reading) => {
    expect(reading).toThrow(expect.objectContaining({ name: "SheetLimit" }));
  });
});

it("reads a tag full of quoted signs in one pass", () => {
  const tag = `<c a=${"\">\"'>'".repeat(8_000)}>`;
  const before = performance.now();
  for (let n = 0; n < 50; n += 1) expect([...new XmlTokens().read(tag)]).toHaveLength(1);
  // Looking at the tag from its beginning for each sign took a second each time.
  expect(performance.now() - before).toBeLessThan(5_000);
});

function blankTexts(): void {
  const shared = new SharedTexts();
  for (let n = 0; n <= 2_000_000; n += 1)
    shared.take({ kind: "open", name: "si", attributes: "", empty: true });
}

function texts(xml: string): string[] {
  const shared = new SharedTexts();
  for (const token of new XmlTokens().read(xml)) shared.take(token);
  return shared.texts;
}

it("reads shared texts, those in parts as one and readings left out", () => {
  const xml =
    "<sst><si><t>a</t></si><si><r><t>b</t></r><r><t> c</t></r><rPh><t>x</t></rPh></si><si/><si><t/></si></sst>";
  expect(texts(xml)).toEqual(["a", "b c", "", ""]);
});

it("tells formats of days from others", () => {
  expect(["dd/mm/yyyy", "[$-809]d mmm yy", "yyyy"].map(showsDay)).toEqual([true, true, true]);
  expect(["General", "0.00", "[Red]0", '0 "days"', "h:mm:ss", "#,##0\\d"].map(showsDay)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

it("shows numbers as spreadsheets do", () => {
  expect(numberText("46054", true, 1900)).toBe("2026-02-01");
  expect(numberText("46054.75", true, 1900)).toBe("2026-02-01");
  expect(numberText("44592", true, 1904)).toBe("2026-02-01");
  expect(numberText("0.5", true, 1900)).toBe("0.5");
  expect(numberText("2114", false, 1900)).toBe("2114");
  expect(numberText("0.30000000000000004", false, 1900)).toBe("0.3");
  expect(dayOfNumber(1e9, 1900)).toBeUndefined();
});

it("knows columns by their letters", () => {
  expect(["A1", "Z9", "AA10", "XFD1", "1A", undefined].map(columnOf)).toEqual([
    0,
    25,
    26,
    16383,
    undefined,
    undefined,
  ]);
});
