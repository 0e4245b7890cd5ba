import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCsv } from "./records.server";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "csv-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(bytes: Uint8Array | string, name = "a.csv"): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function read(bytes: Uint8Array | string) {
  const csv = await openCsv(file(bytes));
  const rows = [];
  for await (const record of csv.records()) rows.push(record);
  return { csv, rows };
}

const TEXT = "name,owner\r\nCaf\u00e9,St. Anne\u2019s\r\n";
const wide = Buffer.from(`\ufeff${TEXT}`, "utf16le");

describe("encodings", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT), "utf-8"],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${TEXT}`), "utf-8"],
    ["Windows-1252", Buffer.from(TEXT.replace("\u2019", "\u0092"), "latin1"), "windows-1252"],
    ["UTF-16, little end first", wide, "utf-16le"],
    ["UTF-16, big end first", Buffer.from(wide).swap16(), "utf-16be"],
    ["UTF-16 without its mark", Buffer.from(TEXT, "utf16le"), "utf-16le"],
  ])("reads %s", async (_what, bytes, encoding) => {
    const { csv, rows } = await read(bytes);
    expect(csv.encoding).toBe(encoding);
    expect(rows.map((row) => row.cells)).toEqual([
      ["name", "owner"],
      ["Caf\u00e9", "St. Anne\u2019s"],
    ]);
  });

  it("finds a Windows-1252 letter in the last row of a large file", async () => {
    const rows = `${"plain,text\n".repeat(60_000)}Caf`;
    const { csv } = await read(Buffer.concat([Buffer.from(rows), Buffer.from([0xe9]), Buffer.from(",x\n")]));
    expect(csv.encoding).toBe("windows-1252");
  });

  it("keeps a letter that falls on the edge of two pieces of the file", async () => {
    const { rows } = await read(`${"x".repeat(256 * 1024 - 1)}\u00e9,end\n`);
    expect(rows[0]?.cells[0]?.endsWith("x\u00e9")).toBe(true);
  });

  it("reads a gzipped file", async () => {
    const { rows } = await read(gzipSync(TEXT));
    expect(rows[1]?.cells[0]).toBe("Caf\u00e9");
  });
});

describe("rows", () => {
  it.each([";", "\t", "|", ","])("finds the delimiter %j under a title with commas", async (delimiter) => {
    const { csv } = await read(
      `Title, with, commas\na${delimiter}b${delimiter}c${delimiter}d\n1${delimiter}2\n`,
    );
    expect(csv.delimiter).toBe(delimiter);
  });

  it("numbers rows by the line on which they begin, across line breaks in cells and blank rows", async () => {
    const { rows } = await read('title\r\n"a\nb",c\r\n,,\r\n\r\nd,"e\r\nf"\r\ng,h');
    expect(rows.map((row) => [row.line, ...row.cells])).toEqual([
      [1, "title"],
      [2, "a\nb", "c"],
      [6, "d", "e\r\nf"],
      [8, "g", "h"],
    ]);
  });
});

describe("files that are not what they say", () => {
  it.each([
    ["an empty file", Buffer.alloc(0), /empty/],
    ["a PDF", Buffer.from("%PDF-1.7\n%\u00e2"), /PDF/],
    ["a spreadsheet", Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), /spreadsheet or a zip/],
    ["an old spreadsheet", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old Excel/],
    ["a web page", Buffer.from("\r\n<!DOCTYPE html><html><body>Not found"), /web page/],
    ["JSON", Buffer.from('{"rows": []}'), /JSON/],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3]), /not text/],
    ["a damaged gzip", gzipSync("a,b\n".repeat(5_000)).subarray(0, 60), /damaged/],
    ["a quotation mark never closed", Buffer.from('a,b\n1,"2\n3,4\n'), /line 2 is never closed/],
  ])("refuses %s in plain words", async (_what, bytes, words) => {
    const refusal = await read(bytes).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: "RefusedFile", message: expect.stringMatching(words) });
  });

  it("refuses a path where there is no file, and a folder", async () => {
    await expect(openCsv(join(folder, "nowhere.csv"))).rejects.toMatchObject({ name: "RefusedFile" });
    await expect(openCsv(folder)).rejects.toMatchObject({ message: expect.stringMatching(/folder/) });
  });
});
