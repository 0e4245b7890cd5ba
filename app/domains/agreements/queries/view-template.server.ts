import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import type { DocumentPart } from "~/platform/documents/document-parts";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
import { exampleAgreement } from "../template/example-agreement.rules";
import { may, templateAbilities } from "../template/template.policy";
import { newestTemplate } from "./template-versions.server";

export type TemplateView = {
  /** Of the draft, 0 while there is none. */
  version: number;
  text: string;
  saved: string | null;
  /** The draft says something else than the newest version. */
  unpublished: boolean;
  /** Newest first. */
  versions: { number: number; published: string; clauses: DocumentPart[] }[];
  writes: boolean;
};

const SHOWN_VERSIONS = 10;

/** The council whose clauses the actor reads; 403 for a role that reads no agreements. */
function councilToRead(actor: Actor): string {
  const councilId = actor.organisationId;
  const allowed = may(actor, "view", { councilId });
  return allowed === true ? councilId : denyPage(allowed);
}

/** The council's clauses of the agreement: the draft and what was published. 403 for a role that reads no agreements. */
export function viewTemplate(actor: Actor): Promise<TemplateView> {
  return read(actor, async (tx) => {
    const councilId = councilToRead(actor);
    const draft = await tx.agreementTemplate.findFirst({
      where: { councilId },
      select: { version: true, source: true, savedById: true, savedAt: true },
    });
    const rows = await tx.agreementTemplateVersion.findMany({
      where: { councilId },
      orderBy: { number: "desc" },
      take: SHOWN_VERSIONS,
    });
    const names = await namesOfPeople(tx, [
      draft?.savedById ?? null,
      ...rows.map((row) => row.publishedById),
    ]);
    const at = now();
    const by = (id: string, when: Date) =>
      `${names.get(id)?.name ?? "a former colleague"}, ${dayAndTime(when, at)}`;
    return {
      version: draft?.version ?? 0,
      text: draft?.source ?? "",
      saved: draft && `Saved by ${by(draft.savedById, draft.savedAt)}`,
      unpublished: draft !== null && draft.source !== rows[0]?.source,
      versions: rows.map((row) => ({
        number: row.number,
        published: `Published by ${by(row.publishedById, row.publishedAt)}`,
        clauses: row.clauses as unknown as DocumentPart[],
      })),
      writes: templateAbilities(actor, { councilId }).write,
    };
  });
}

export type TemplatePreview = {
  version: number;
  agreement: ReturnType<typeof exampleAgreement>;
  /** The draft says something else than the newest version. */
  unpublished: boolean;
  hasPdf: boolean;
  writes: boolean;
};

/** The draft's clauses in an agreement about nobody; 404 while there is no draft. */
export function previewTemplate(actor: Actor): Promise<TemplatePreview> {
  return read(actor, async (tx) => {
    const councilId = councilToRead(actor);
    const draft =
      (await tx.agreementTemplate.findFirst({
        where: { councilId },
        select: { version: true, source: true, clauses: true, pdfVersion: true },
      })) ?? notFound();
    const newest = await newestTemplate(tx, councilId);
    const council = await tx.organisation.findUniqueOrThrow({
      where: { id: councilId },
      select: { name: true },
    });
    return {
      version: draft.version,
      agreement: exampleAgreement(council.name, draft.clauses as unknown as DocumentPart[]),
      unpublished: draft.source !== newest?.source,
      hasPdf: draft.pdfVersion === draft.version,
      writes: templateAbilities(actor, { councilId }).write,
    };
  });
}

/** The PDF of the draft in an agreement about nobody; 404 until the worker has made it. */
export function templatePdf(actor: Actor): Promise<Uint8Array> {
  return read(actor, async (tx) => {
    const councilId = councilToRead(actor);
    const draft = await tx.agreementTemplate.findFirst({
      where: { councilId },
      select: { version: true, pdf: true, pdfVersion: true },
    });
    return draft?.pdf && draft.pdfVersion === draft.version ? draft.pdf : notFound();
  });
}
