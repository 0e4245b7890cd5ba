import type { Tx } from "~/domains/access/transactions.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type Period, recordOf } from "../placement-record.rules";
import { FILE_FORMATS, type FormatName } from "../standard-files.rules";
import { readPlacements } from "./read-placements.server";

export type AskedFile = {
  period: Period;
  format: FormatName;
  /** Whether what the referral says of a child is for this reader. */
  needs: boolean;
};
export type WrittenPlacements = { pieces: string[]; rows: number };

const AT_ONCE = 500;
/** Nothing is left out without a word: more than this is asked for in several periods. */
const MAX_ROWS = 20_000;

/** The file of a period in pieces, page by page: no more than a page is held as rows. */
export async function writtenPlacements(
  tx: Tx,
  council: { id: string; name: string },
  { period, format, needs }: AskedFile,
  maxRows = MAX_ROWS,
): Promise<Result<WrittenPlacements, Refusal>> {
  const file = FILE_FORMATS[format];
  const pieces = [file.begin({ council: council.name, period })];
  let rows = 0;
  let after: string | undefined;
  for (let more = true; more; ) {
    const page = await readPlacements(tx, council.id, period, { take: AT_ONCE, after, needs });
    const records = page.placements.map((facts) => recordOf(facts, period, { needs }));
    pieces.push(file.records(records, rows === 0));
    rows += records.length;
    ({ after, more } = page);
    if (rows > maxRows)
      return err(
        invalid(`There are more than ${maxRows.toLocaleString("en-GB")} placements. Choose a shorter period`),
      );
  }
  pieces.push(file.end);
  return ok({ pieces, rows });
}
