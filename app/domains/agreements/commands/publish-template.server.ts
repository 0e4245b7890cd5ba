import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { AGREEMENT_EVENTS } from "../agreement/agreement.events";
import { may } from "../template/template.policy";

export type PublishTemplate = {
  /** Of the draft, as its preview showed it. */
  version: number;
  idempotency?: Idempotency<null>;
};

/** The draft becomes the next numbered version, which never changes; agreements that are begun from now on have its clauses. */
export function publishTemplate(actor: Actor, input: PublishTemplate): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const councilId = actor.organisationId;
    const allowed = may(actor, "write", { councilId });
    if (allowed !== true) return err(refusalOf(allowed));
    await tx.$queryRaw`select id from agreement_templates where council_id = ${councilId}::uuid for no key update`;
    const draft = await tx.agreementTemplate.findFirst({
      where: { councilId },
      select: { version: true, source: true, clauses: true },
    });
    if (!draft || draft.version !== input.version) return err(conflict());
    const newest = await tx.agreementTemplateVersion.findFirst({
      where: { councilId },
      orderBy: { number: "desc" },
      select: { number: true, source: true },
    });
    if (newest?.source === draft.source) return err(notNow(`Version ${newest.number} says exactly this`));
    const number = (newest?.number ?? 0) + 1;
    await tx.agreementTemplateVersion.createMany({
      data: [
        {
          id: newId(),
          councilId,
          number,
          source: draft.source,
          clauses: draft.clauses as object[],
          publishedById: actor.personId,
          publishedAt: now(),
        },
      ],
    });
    await recordEvent(tx, actor, AGREEMENT_EVENTS, {
      kind: "agreement-template-published",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: { version: number },
    });
    return ok(null);
  });
}
