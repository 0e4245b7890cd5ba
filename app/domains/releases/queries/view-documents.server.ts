import { data } from "@remix-run/node";
import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/routing/queries/delivery-names.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { dayAndTime } from "~/platform/london";
import { notFound } from "~/platform/not-found.server";
import type { DocumentState } from "../document.rules";
import { may } from "../release.policy";
import { headOf, referralFor } from "./view-releases.server";

const NOT_YET = "It may still say who the child is. Who may know the child opens it first.";

export type DocumentRow = {
  id: string;
  title: string;
  kind: string;
  kilobytes: number;
  state: Exclude<DocumentState, "removed">;
  refused: string | null;
  uploaded: string;
  confirmedBy: string | null;
  /** The reader may be its second person. */
  mayConfirm: boolean;
};

/** The redacted documents of a referral, as the council keeps them. 404 and 403 as for the log. */
export function viewDocuments(actor: Actor, reference: string) {
  return read(actor, async (tx) => {
    const { referral, subject } = await referralFor(tx, actor, reference, "read-log");
    const rows = await tx.redactedDocument.findMany({
      where: { referralId: referral.id, councilId: actor.organisationId, state: { not: "removed" } },
      orderBy: { id: "asc" },
    });
    const people = await namesOfPeople(
      tx,
      rows.flatMap((row) => [row.uploadedById, row.confirmedById]),
    );
    const at = now();
    const nameOf = (id: string) =>
      id === actor.personId ? "you" : (people.get(id)?.name ?? "somebody who has left");
    const confirms = may(actor, "confirm-document", subject) === true;
    return {
      ...headOf(referral),
      mayAdd: may(actor, "write-detail", subject) === true,
      documents: rows.map(
        (row): DocumentRow => ({
          id: row.id,
          title: row.title,
          kind: row.kind === "pdf" ? "PDF" : "Text",
          kilobytes: Math.max(1, Math.round(row.bytes / 1024)),
          state: row.state as DocumentRow["state"],
          refused: row.refused,
          uploaded: `${dayAndTime(row.uploadedAt, at)}, by ${nameOf(row.uploadedById)}`,
          confirmedBy: row.confirmedById ? nameOf(row.confirmedById) : null,
          mayConfirm: confirms && row.state === "second-look" && row.uploadedById !== actor.personId,
        }),
      ),
    };
  });
}

export type DocumentsView = Awaited<ReturnType<typeof viewDocuments>>;
export type DocumentFile = { id: string; kind: string; reference: string; number: number };

/**
 * A document as its council opens it. What homes do not read yet may say who the child is: only for those who may know,
 * and for who sent it. 404 for what is not there, refused or taken away.
 */
export function findDocumentFile(actor: Actor, reference: string, id: string): Promise<DocumentFile> {
  return read(actor, async (tx) => {
    const { referral, subject } = await referralFor(tx, actor, reference, "read-log");
    if (!isId(id)) return notFound();
    const rows = await tx.redactedDocument.findMany({
      where: { referralId: referral.id, councilId: actor.organisationId },
      select: { id: true, kind: true, state: true, uploadedById: true },
      orderBy: { id: "asc" },
    });
    const at = rows.findIndex((row) => row.id === id);
    const row = rows[at];
    if (!row || ["refused", "removed"].includes(row.state)) return notFound();
    const knows = may(actor, "confirm-document", subject) === true || row.uploadedById === actor.personId;
    if (row.state !== "ready" && !knows) throw data({ message: NOT_YET }, { status: 403 });
    return { id, kind: row.kind, reference: referral.reference, number: at + 1 };
  });
}
