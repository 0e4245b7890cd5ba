import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RowSplitter } from "./row-splitter";

function split(pieces: readonly string[], delimiter = ",") {
  const splitter = new RowSplitter(delimiter);
  const rows = pieces.flatMap((piece) => [...splitter.split(piece)]);
  const last = splitter.end();
  return last ? [...rows, last] : rows;
}
const cells = (text: string) => split([text]).map((row) => row.cells);

describe("what ledgers hold", () => {
  it.each([
    ["a quote within a plain cell", '3" PIPE,5\n', [['3" PIPE', "5"]]],
    ["what follows a closed quote", '"ABC" Ltd,5\n', [["ABC Ltd", "5"]]],
    ["a quote doubled", '"say ""so""",5', [['say "so"', "5"]]],
    ["an empty quoted cell", '"",""', [["", ""]]],
    ["each kind of line end", "a\rb\nc\r\nd", [["a"], ["b"], ["c"], ["d"]]],
    ["blank lines", "a\n\r\n\rb", [["a"], [""], [""], ["b"]]],
    ["a delimiter at the end", "a,", [["a", ""]]],
  ])("reads %s", (_what, text, rows) => {
    expect(cells(text)).toEqual(rows);
  });

  it("counts lines across breaks within quotes, and rows without them", () => {
    const rows = split(['"a\r\nb\rc\nd\rx\n",1\r\ne,2']);
    expect(rows.map(({ line, row }) => [line, row])).toEqual([
      [1, 1],
      [7, 2],
    ]);
  });

  it("says where a quotation mark is opened that is never closed", () => {
    expect(() => split(['a,b\n"c,d\ne'])).toThrow(expect.objectContaining({ why: "not-closed", line: 2 }));
  });
});

it("splits the same wherever the text is cut", () => {
  const text = '\ufeffa,"b""c",\r\n"d\r\ne",f"\r,\n';
  const whole = split([text]);
  for (let at = 0; at <= text.length; at += 1)
    expect(split([text.slice(0, at), text.slice(at)])).toEqual(whole);
});

it.each([",", ";", "\t", "|"])("reads what is written with %j as another reader does", (delimiter) => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", ";", "|", "\t", " ", "\n", "\r", "1") });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const ends = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(
    fc.property(table, ends, fc.nat(200), (rows, end, cut) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = rows.map((row) => `${row.map(quoted).join(delimiter)}${end}`).join("");
      const options = { delimiter, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] };
      const oracle: unknown = parse(text, options);
      expect(split([text.slice(0, cut), text.slice(cut)], delimiter).map((row) => row.cells)).toEqual(oracle);
    }),
  );
});

describe("what never ends", () => {
  it.each([
    ["letters", "a", "a".repeat(65_536), 17],
    ["commas", "", ",".repeat(65_536), 1],
    ["an open quotation mark", '"', "a\n".repeat(32_768), 17],
  ])("stops in a row of %s before it holds more than a megabyte", (_what, first, piece, most) => {
    const splitter = new RowSplitter(",");
    let pieces = 0;
    expect(() => {
      for (const _ of splitter.split(first));
      for (; pieces < 100; pieces += 1) for (const _ of splitter.split(piece));
    }).toThrow(expect.objectContaining({ why: "too-long", line: 1 }));
    expect(pieces).toBeLessThan(most);
  });
});
