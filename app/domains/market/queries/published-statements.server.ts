import { transaction } from "~/platform/database/transaction.server";
import { notFound } from "~/platform/not-found.server";
import type { StatementContent } from "../statement/statement-content.rules";
import { type IntentionProgress, intentionProgress } from "./intention-progress.server";

/** A published version as lists and feeds name it. */
export type PublishedRow = {
  id: string;
  councilId: string;
  slug: string;
  council: string;
  number: number;
  title: string;
  period: string;
  /** What changed since the one before, in the publisher's words. */
  changes: string;
  sha256: string;
  publishedAt: Date;
};
export type PublishedView = {
  /** What was frozen: the page shows it and nothing else. */
  content: StatementContent;
  sha256: string;
  /** Whether its PDF has been made. */
  hasPdf: boolean;
  /** The number of the council's newest version. */
  newest: number;
  /** How far the council is now with what the version intends to commission: beside it, not of it. */
  progress: IntentionProgress[];
  /** All versions of the council, newest first. */
  versions: Pick<PublishedRow, "number" | "title" | "period" | "publishedAt">[];
};

type Versions = PublishedRow[];

/** The newest version of every council that has one, by the council's name. Read by everybody, without signing in. */
export function listPublished(): Promise<PublishedRow[]> {
  return transaction(
    "reader",
    {},
    (tx) =>
      tx.$queryRaw<Versions>`
        select * from (
          select distinct on (v.council_id) v.id, v.council_id as "councilId", o.slug, o.name as council, v.number, v.title, v.period, v.changes, v.sha256,
                 v.published_at as "publishedAt"
            from statement_versions v join access.organisations o on o.id = v.council_id
           order by v.council_id, v.number desc) newest
         order by council, slug`,
  );
}

/** The versions of a council, newest first; 404 for one without any. */
export async function listVersions(slug: string): Promise<[PublishedRow, ...PublishedRow[]]> {
  const [newest, ...older] = await transaction(
    "reader",
    {},
    (tx) =>
      tx.$queryRaw<Versions>`
        select v.id, v.council_id as "councilId", o.slug, o.name as council, v.number, v.title, v.period, v.changes, v.sha256, v.published_at as "publishedAt"
          from statement_versions v join access.organisations o on o.id = v.council_id
         where o.slug = ${slug} order by v.number desc`,
  );
  return newest ? [newest, ...older] : notFound();
}

/** One version, by number or the newest; 404 for every other address. */
export async function viewPublished(slug: string, number: number | null): Promise<PublishedView> {
  const { text, sha256, hasPdf } = await publishedText(slug, number);
  const [newest, ...older] = await listVersions(slug);
  const content = JSON.parse(text) as StatementContent;
  const progress = await transaction("reader", {}, (tx) =>
    intentionProgress(tx, newest.councilId, content.sections),
  );
  return {
    content,
    progress,
    sha256,
    hasPdf,
    newest: newest.number,
    versions: [newest, ...older],
  };
}

/** The canonical JSON of a version as it was hashed, by number or the newest; 404 for every other address. */
export async function publishedText(
  slug: string,
  number: number | null,
): Promise<{ text: string; sha256: string; number: number; hasPdf: boolean }> {
  const [found] = await transaction(
    "reader",
    {},
    (tx) =>
      tx.$queryRaw<{ text: string; sha256: string; number: number; hasPdf: boolean }[]>`
        select v.content as text, v.sha256, v.number,
               exists (select 1 from statement_pdfs p where p.statement_version_id = v.id) as "hasPdf"
          from statement_versions v join access.organisations o on o.id = v.council_id
         where o.slug = ${slug} and (${number}::integer is null or v.number = ${number}::integer)
         order by v.number desc limit 1`,
  );
  return found ?? notFound();
}

/** A version as PDF/UA-1 with the digest of its bytes; 404 as for its page, and until it has been made. */
export async function publishedPdf(
  slug: string,
  number: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; sha256: string }> {
  const [found] = await transaction(
    "reader",
    {},
    (tx) =>
      tx.$queryRaw<{ bytes: Uint8Array<ArrayBuffer>; sha256: string }[]>`
        select p.bytes, p.sha256 from statement_pdfs p join statement_versions v on v.id = p.statement_version_id
          join access.organisations o on o.id = v.council_id
         where o.slug = ${slug} and v.number = ${number}::integer`,
  );
  return found ?? notFound();
}
