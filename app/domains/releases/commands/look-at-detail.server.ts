import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { forbidden, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayAndTime } from "~/platform/time";
import { may } from "../fuller-detail.policy";
import { detailRows, readDetail } from "../fuller-detail.schema";
import { type ContactDetails, contactDetails } from "../queries/contact-details.server";
import { findStageOne } from "../queries/stage-one.server";
import { NOT_SHORTLISTED } from "../queries/view-terms.server";
import { recordLook } from "./record-look.server";

export type DetailView = ContactDetails & {
  reference: string;
  headline: string;
  rows: { field: string; label: string; text: string }[];
  documents: { id: string; title: string }[];
  /** When the council last wrote it; null while there is nothing. */
  written: string | null;
  looked: string;
};

/**
 * Stage 1 for the eyes of somebody at a provider: writes the look first, in the same transaction; the database lets
 * nobody read it without. `forbidden`: no terms, no shortlisted offer or no role; the page of the terms says which. A page that is fetched ahead is no look and must not call this.
 */
export function lookAtDetail(actor: Actor, reference: string): Promise<Result<DetailView, Refusal>> {
  return write<DetailView, Refusal>(actor, undefined, async (tx) => {
    const stage = await findStageOne(tx, actor, reference);
    if (!stage) return err(missing());
    if (may(actor, "read", null) !== true || !stage.shortlisted || !stage.accepted)
      return err(forbidden(NOT_SHORTLISTED));
    const at = now();
    await recordLook(tx, actor, stage, { what: "detail", at });
    const detail = await tx.fullerDetail.findFirst({
      where: { referralId: stage.referralId, councilId: stage.councilId, checkedAt: { not: null } },
      select: { published: true, savedAt: true },
    });
    const documents = await tx.redactedDocument.findMany({
      where: { referralId: stage.referralId, councilId: stage.councilId, state: "ready" },
      select: { id: true, title: true },
      orderBy: { id: "asc" },
    });
    return ok({
      ...(await contactDetails(tx, stage)),
      reference: stage.reference,
      headline: stage.headline,
      rows: detail ? detailRows(readDetail(detail.published)) : [],
      documents,
      written: detail ? dayAndTime(detail.savedAt, at) : null,
      looked: dayAndTime(at, at),
    });
  });
}
