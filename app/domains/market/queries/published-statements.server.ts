import { sqlFor } from "~/platform/database/clients.server";
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
  /** When its PDF was made; null until then. */
  pdfMadeAt: Date | null;
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

/** Who publishes at this address; 404 for whoever has published nothing. */
export async function publisherOf(slug: string): Promise<{ id: string; name: string; slug: string }> {
  const [newest] = await listVersions(slug);
  return { id: newest.councilId, name: newest.council, slug: newest.slug };
}

/** One version, by number or the newest; 404 for every other address. */
export async function viewPublished(slug: string, number: number | null): Promise<PublishedView> {
  const { text, sha256, pdfMadeAt } = await publishedText(slug, number);
  const [newest, ...older] = await listVersions(slug);
  const content = JSON.parse(text) as StatementContent;
  const progress = await transaction("reader", {}, (tx) =>
    intentionProgress(tx, newest.councilId, content.sections),
  );
  return {
    content,
    progress,
    sha256,
    pdfMadeAt,
    newest: newest.number,
    versions: [newest, ...older],
  };
}

export type PublishedText = { text: string; sha256: string; number: number; pdfMadeAt: Date | null };

/** The canonical JSON of a version as it was hashed, by number or the newest; 404 for every other address. */
export async function publishedText(slug: string, number: number | null): Promise<PublishedText> {
  const [found] = await transaction(
    "reader",
    {},
    (tx) =>
      tx.$queryRaw<PublishedText[]>`
        select v.content as text, v.sha256, v.number,
               (select p.made_at from statement_pdfs p where p.statement_version_id = v.id) as "pdfMadeAt"
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

/**
 * Another word once anything has changed of which published pages are made: versions, PDFs and moves of intentions, which are
 * only ever added to, and what their publishers are called.
 */
export async function publishedStamp(): Promise<string> {
  const [row] = await sqlFor("reader")<{ stamp: string }[]>`
    select concat_ws('-', (select count(*) from public.statement_versions), (select count(*) from public.statement_pdfs),
                     (select count(*) from public.intention_moves),
                     (select md5(string_agg(o.slug || ' ' || o.name, ',' order by o.id)) from access.organisations o
                       where exists (select 1 from public.statement_versions v where v.council_id = o.id))) as stamp`;
  return row?.stamp ?? "";
}
