import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../payment-document.policy";
import { startingAmounts } from "../payment-document.rules";
import type { StoredDocument } from "../payment-document.schema";
import { findDocument } from "../queries/find-document.server";
import { type DraftNamed, writeDraft } from "./write-draft.server";

type CopyDocument = {
  id: string;
  /** Corrects a returned invoice, or credits an accepted one. */
  as: "correct" | "credit";
  expectedVersion: number;
  idempotency?: Idempotency<DraftNamed>;
};

/**
 * Starts a corrected invoice, or a credit note of an accepted one, with the lines of that invoice; a draft that was started
 * before is gone on with. A credit note begins with amounts alone: what is taken off is seldom whole nights at the fee.
 */
export function copyDocument(actor: Actor, input: CopyDocument): Promise<Result<DraftNamed, Refusal>> {
  return write<DraftNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const document = await findDocument(tx, actor, input.id);
    if (!document) return err(missing());
    const allowed = may(actor, input.as, document);
    if (allowed !== true)
      return err(refusalOf(allowed, { tried: "payment-document", subjectId: document.id }));
    if (document.version !== input.expectedVersion) return err(conflict());
    const correcting = input.as === "correct";
    const kind = correcting ? document.kind : "credit-note";
    // One at a time: two presses open one draft.
    await tx.$queryRaw`select id from access.organisations where id = ${actor.organisationId}::uuid for no key update`;
    const before = await tx.paymentDocumentDraft.findFirst({
      where: { providerId: actor.organisationId, kind, correctsId: document.id },
      orderBy: { savedAt: "desc" },
      select: { id: true },
    });
    if (before) return ok(before);
    const values: StoredDocument = {
      number: correcting ? document.number : "",
      issuedOn: undefined,
      lines: document.lines.map((line) => ({
        include: true,
        takesOff: line.pence < 0,
        placement: line.reference,
        fee: line.feeId ?? "",
        from: line.from,
        to: line.to,
        ...startingAmounts(correcting ? line : { ...line, weeklyPence: null }),
        words: line.words,
      })),
    };
    return ok(
      await writeDraft(tx, actor, { councilId: document.councilId, kind, correctsId: document.id, values }),
    );
  });
}
