import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { readProse, TOO_TANGLED } from "~/platform/markdown/read-prose.server";
import { conflict, invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { AGREEMENT_EVENTS } from "../agreement/agreement.events";
import { MAKE_TEMPLATE_PDF } from "../agreement/agreement.jobs";
import { clausesOf } from "../template/clauses.rules";
import { may } from "../template/template.policy";
import { placeholderProblem } from "../template/template.rules";

export type SaveTemplate = {
  text: string;
  /** Of the draft that was read, 0 where there was none. */
  version: number;
  idempotency?: Idempotency<null>;
};

/**
 * Saves the draft of the council's clauses. The Markdown is read here, once and within a limit, and its parts are kept: no page,
 * document or PDF reads it again. A placeholder that is not known is refused with the nearest one that is. A PDF is made to look at.
 */
export async function saveTemplate(actor: Actor, input: SaveTemplate): Promise<Result<null, Refusal>> {
  const council = { councilId: actor.organisationId };
  const allowed = may(actor, "write", council);
  if (allowed !== true) return err(refusalOf(allowed));
  const problem = placeholderProblem(input.text);
  if (problem) return err(invalid(problem, "text"));
  const told = clearNotices({ text: input.text });
  if (!told.ok) return told;
  const tree = await readProse(input.text);
  const clauses = tree && clausesOf(tree);
  if (!clauses) return err(invalid(TOO_TANGLED, "text"));
  if (clauses.length === 0) return err(invalid("Write at least one clause", "text"));
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const saved = {
      source: told.value.text,
      clauses: clauses as object[],
      savedById: actor.personId,
      savedAt: now(),
    };
    const { count } =
      input.version === 0
        ? await tx.agreementTemplate.createMany({
            data: [{ id: newId(), ...council, ...saved }],
            skipDuplicates: true,
          })
        : await tx.agreementTemplate.updateMany({
            where: { ...council, version: input.version },
            data: { ...saved, version: { increment: 1 } },
          });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, AGREEMENT_EVENTS, {
      kind: "agreement-template-saved",
      councilId: actor.organisationId,
      subject: "organisation",
      subjectId: actor.organisationId,
      data: {},
    });
    await enqueue(
      tx,
      MAKE_TEMPLATE_PDF,
      { organisationId: actor.organisationId },
      { key: `${actor.organisationId}:template` },
    );
    return ok(null);
  });
}
