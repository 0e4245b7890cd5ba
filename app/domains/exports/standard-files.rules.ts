import { csvRows } from "~/platform/csv/written-csv";
import { byEntity, type Period, type StandardRecord, type StandardValue } from "./placement-record.rules";
import { STANDARD, STANDARD_FIELDS } from "./standard-fields.rules";

/** Records as a file, piece by piece: what comes first, each page of records, and what comes last. */
export type FileFormat = {
  extension: "json" | "csv";
  mediaType: string;
  begin: (about: { council: string; period: Period }) => string;
  records: (records: readonly StandardRecord[], first: boolean) => string;
  end: string;
};

const JSON_FILE: FileFormat = {
  extension: "json",
  mediaType: "application/json; charset=utf-8",
  begin: ({ council, period }) =>
    `{"metadata":${JSON.stringify({ ...STANDARD, council, ...period })},"placements":[`,
  records: (records, first) =>
    records
      .map((record, index) => `${first && index === 0 ? "\n" : ",\n"}${JSON.stringify(byEntity(record))}`)
      .join(""),
  end: "\n]}\n",
};

/** A field a column under its name in the standard; several values of one field are told apart by a semicolon. */
const CSV_FILE: FileFormat = {
  extension: "csv",
  mediaType: "text/csv; charset=utf-8",
  begin: () => csvRows([STANDARD_FIELDS.map(({ name }) => name)]),
  records: (records) =>
    csvRows(records.map((record) => STANDARD_FIELDS.map(({ name }) => cellOf(record[name])))),
  end: "",
};

export const FILE_FORMATS = { json: JSON_FILE, csv: CSV_FILE } as const;
export type FormatName = keyof typeof FILE_FORMATS;

export function isFormatName(text: unknown): text is FormatName {
  return typeof text === "string" && Object.hasOwn(FILE_FORMATS, text);
}

function cellOf(value: StandardValue): string {
  if (value === null) return "";
  return typeof value === "object" ? value.join("; ") : String(value);
}
