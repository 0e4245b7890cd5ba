import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { placementsBetween } from "~/domains/agreements/queries/placements-between.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../payment-document.policy";
import type { DocumentForm } from "../payment-document.schema";
import { isBilled } from "../payment-document.schema";
import { findDraft } from "../queries/find-draft.server";

type SaveDocument = { id: string; version: number; values: DocumentForm; idempotency?: Idempotency<null> };

/**
 * Keeps what was typed into a draft. A placement of somebody else, and a text with a number that leads to a person, are
 * refused beside their field.
 */
export function saveDocument(actor: Actor, input: SaveDocument): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const draft = await findDraft(tx, actor, input.id);
    if (!draft) return err(missing());
    const allowed = may(actor, "send", null);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-document" }));
    if (draft.version !== input.version) return err(conflict());
    const { lines } = input.values;
    const placements = await placementsBetween(
      tx,
      { councilId: draft.councilId, providerId: actor.organisationId },
      { references: lines.map(({ placement }) => placement) },
    );
    const known = new Set(placements.map(({ reference }) => reference));
    for (const [index, line] of lines.entries()) {
      if (!isBilled(line)) continue;
      if (!known.has(line.placement))
        return err(invalid("Choose a placement of yours with this council", `lines[${index}].placement`));
      const told = clearEntries({ [`lines[${index}].words`]: line.words });
      if (!told.ok) return told;
    }
    const { count } = await tx.paymentDocumentDraft.updateMany({
      where: { id: draft.id, version: draft.version },
      data: {
        values: JSON.parse(
          JSON.stringify({ ...input.values, leftOut: draft.values.leftOut, fromFile: draft.values.fromFile }),
        ),
        savedById: actor.personId,
        savedAt: now(),
        version: { increment: 1 },
      },
    });
    return count === 0 ? err(conflict()) : ok(null);
  });
}
