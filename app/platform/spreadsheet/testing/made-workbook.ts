import { type ZipEntry, zipFile } from "~/platform/files/opening/testing/zip-file";

/** A cell as a spreadsheet writes it: a text, a number, a day (of the 1900 calendar), or XML of a cell as it stands. */
export type MadeCell = string | number | { day: number } | { xml: string };

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** The XML of a sheet; texts become numbers of the list of shared texts, which grows. */
function madeSheet(rows: readonly (readonly MadeCell[])[], shared: string[]): string {
  const cell = (value: MadeCell, at: string) => {
    if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
    if (typeof value !== "string") {
      return "day" in value ? `<c r="${at}" s="1"><v>${value.day}</v></c>` : value.xml;
    }
    if (value === "") return "";
    return `<c r="${at}" t="s"><v>${shared.push(value) - 1}</v></c>`;
  };
  const written = rows.map((cells, row) => {
    const inside = cells.map((value, column) => cell(value, `${letters(column)}${row + 1}`)).join("");
    return inside === "" ? "" : `<row r="${row + 1}">${inside}</row>`;
  });
  return `<?xml version="1.0"?><worksheet><sheetData>${written.join("")}</sheetData></worksheet>`;
}

export interface MadeWorkbook {
  sheets: ReadonlyArray<readonly (readonly MadeCell[])[]>;
  date1904?: boolean;
  more?: readonly ZipEntry[];
  /** The XML of the first sheet in place of its rows, and a lie about its size. */
  sheetXml?: string | Buffer;
  claims?: number;
}

/** An XLSX as spreadsheets write one, as far as it is read. */
export function madeWorkbook({ sheets, date1904, more = [], sheetXml, claims }: MadeWorkbook): Buffer {
  const shared: string[] = [];
  const parts = sheets.map((rows, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: at === 0 && sheetXml ? sheetXml : madeSheet(rows, shared),
    ...(at === 0 && claims ? { claims } : {}),
  }));
  const named = sheets.map(
    (_, at) => `<sheet name="Sheet ${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return zipFile([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "xl/workbook.xml",
      content: `<workbook><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${named.join("")}</sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: `<Relationships>${links.join("")}</Relationships>` },
    {
      name: "xl/styles.xml",
      content: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
    {
      name: "xl/sharedStrings.xml",
      content: `<sst>${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`,
    },
    ...parts,
    ...more,
  ]);
}
