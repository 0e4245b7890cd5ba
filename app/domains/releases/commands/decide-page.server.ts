import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { standingOf } from "../document.rules";
import { childrenOf, sealTranscription } from "../sealed-document.server";
import { documentToChange, recordDocument } from "./document-to-change.server";
import { refuseWords } from "./words-for-page.server";

export type DecidePage = {
  reference: string;
  documentId: string;
  number: number;
  decision: "describe" | "pass" | "leave-out";
  /** What is to be read in place of the page's picture. */
  text: string;
  /** What may be a name in `text` is none. */
  namesNobody: boolean;
  /** How the page stood when it was read: `waiting`, or when it was last decided. */
  expected: string;
  idempotency?: Idempotency<null>;
};

const NOT_YOURS =
  "You sent it, so somebody else must decide whether it names anybody. You can leave the page out";
const MORE_TO_SEE = "There is more on this page than text. Describe it, or leave it out";

/**
 * What becomes of a page whose words are not all there is to see, or may name somebody: a person looked at it and wrote
 * what it says, through the gate, or leaves it out, or says that what was found names nobody. Only somebody else than
 * who sent it lets through what may be a name. May be decided anew until the document is confirmed. `conflict` when a
 * colleague decided it meanwhile.
 */
export function decidePage(actor: Actor, input: DecidePage): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await documentToChange(tx, actor, input, "confirm-document");
    if (!found.ok) return found;
    const { referral, document } = found.value;
    if (document.state !== "second-look") return err(notNow("This document no longer needs checking."));
    const where = {
      documentId: document.id,
      councilId: actor.organisationId,
      number: input.number,
      state: { not: "read" },
    };
    const page = await tx.documentPage.findFirst({
      where,
      select: { id: true, state: true, flags: true, decidedAt: true },
    });
    if (!page) return err(missing());
    if (standingOf(page) !== input.expected) return err(conflict());
    const sent = document.uploadedById === actor.personId;
    if (input.decision !== "leave-out" && sent && page.flags.length === 0)
      return err(invalid(NOT_YOURS, "decision"));
    if (input.decision === "pass" && page.flags.length > 0) return err(invalid(MORE_TO_SEE, "decision"));
    const decided = { decidedById: actor.personId, decidedAt: now() };
    if (input.decision !== "describe") {
      const state = input.decision === "pass" ? "passed" : "left-out";
      await tx.documentPage.updateMany({
        where: { id: page.id, councilId: actor.organisationId },
        data: { state, transcription: null, ...decided },
      });
    } else {
      const { text, namesNobody } = input;
      const refused = await refuseWords(tx, actor, { referralId: referral.id, text, namesNobody, sent });
      if (refused) return refused;
      const place = { id: page.id, councilId: actor.organisationId };
      const children = await childrenOf(tx, { referralId: referral.id, councilId: referral.councilId });
      const transcription = await sealTranscription(actor, place, children, input.text);
      if (!transcription) return err(notNow("The child’s identity is no longer kept."));
      await tx.documentPage.updateMany({
        where: place,
        data: { state: "described", transcription, ...decided },
      });
    }
    const data = { page: input.number, decision: input.decision };
    await recordDocument(tx, actor, found.value, "document-page-decided", data);
    return ok(null);
  });
}
