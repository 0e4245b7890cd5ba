import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { dayAndTime } from "~/platform/time";
import { type DocumentState, KIND_WORDS } from "../document.rules";
import { may } from "../release.policy";
import { headOf, referralFor } from "./view-releases.server";

export type DocumentRow = {
  id: string;
  title: string;
  kind: string;
  kilobytes: number;
  state: Exclude<DocumentState, "removed">;
  refused: string | null;
  /** It waits for the virus scanner. */
  waits: boolean;
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
          kind: KIND_WORDS[row.kind] ?? "File",
          kilobytes: Math.max(1, Math.round(row.bytes / 1024)),
          state: row.state as DocumentRow["state"],
          refused: row.refused,
          waits: row.waitsFor !== null,
          uploaded: `${dayAndTime(row.uploadedAt, at)}, by ${nameOf(row.uploadedById)}`,
          confirmedBy: row.confirmedById ? nameOf(row.confirmedById) : null,
          mayConfirm: confirms && row.state === "second-look" && row.uploadedById !== actor.personId,
        }),
      ),
    };
  });
}

export type DocumentsView = Awaited<ReturnType<typeof viewDocuments>>;
