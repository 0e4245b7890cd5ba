import type { Tx } from "~/domains/access/transactions.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { sourceWords } from "../payment-upload.rules";

type Asked = { councilId: string; sourceId: string; sha256: string; corrects: number | undefined };

/** A batch of the very same file: whether any of its payments counts, and whether each of its rows has one that does. */
type Before = {
  number: number;
  mapping: string;
  own: boolean;
  correctedBy: number | null;
  counts: boolean;
  whole: boolean;
};

/**
 * The number of the import that this very file was: of that which it would correct, or without one of any of its source. Null
 * where it is a new one, or where a row of it has no payment any more because it was withdrawn and nothing took its place.
 * @throws {RefusedFile} where it came in with another mapping and would be counted twice, or would undo a correction unasked
 */
export async function sameFile(
  tx: Tx,
  { councilId, sourceId, sha256, corrects }: Asked,
): Promise<number | null> {
  const batches = await tx.$queryRaw<Before[]>`
    select b.number, s.name as mapping, b.source_id = ${sourceId}::uuid as own, c.number as "correctedBy",
           exists (select 1 from import_rows r join payments p on p.id = r.payment_id
                    where r.batch_id = b.id and p.withdrawn_at is null) as counts,
           not exists (select 1 from import_rows r join payments p on p.id = r.payment_id
                        where r.batch_id = b.id and p.withdrawn_at is not null
                          and not exists (select 1 from payments q
                                           where q.source_id = p.source_id and q.key = p.key
                                             and q.occurrence = p.occurrence and q.withdrawn_at is null)) as whole
      from import_batches b join payment_sources s on s.id = b.source_id
           left join import_batches c on c.corrects_id = b.id
     where b.council_id = ${councilId}::uuid and b.sha256 = ${sha256}
     order by b.number desc`;
  const other = batches.find(({ own, counts }) => !own && counts);
  if (other)
    throw new RefusedFile(
      `This file was imported before, as import ${other.number} with the mapping ${other.mapping}. Importing it again would count its payments twice.`,
      {
        onPage: `This file was imported before, as import ${other.number} from “${sourceWords(other.mapping)}”. Delete it here: its payments would be counted twice`,
      },
    );
  const last = batches.find(({ own, number }) => own && (corrects === undefined || number === corrects));
  if (!last || last.whole) return last?.number ?? null;
  if (last.correctedBy !== null)
    throw new RefusedFile(
      `This file was imported before, as import ${last.number}, and import ${last.correctedBy} corrected it. To go back to this file, use --corrects ${last.correctedBy}.`,
      {
        onPage: `This file was imported before, as import ${last.number}, and import ${last.correctedBy} replaced it. To go back to it, add an empty row to the file, send it again and choose import ${last.correctedBy} to replace`,
      },
    );
  return null;
}
