import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { parseQuarter } from "~/platform/quarters";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import { PRIORITY_EVENTS } from "../priorities.events";
import { may } from "../priorities.policy";

type ReplyToFigures = {
  quarter: string;
  /** Of the reply as it was seen; 0 where there was none. */
  version: number;
  words: string;
  idempotency?: Idempotency<null>;
};

/** A council says something of its published figures of a quarter, in words that everybody reads; or writes them again. */
export function replyToFigures(actor: Actor, input: ReplyToFigures): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const councilId = actor.organisationId;
    const allowed = may(actor, "reply", { councilId });
    if (allowed !== true) return err(refusalOf(allowed));
    const quarter = parseQuarter(input.quarter);
    const quarterFrom = quarter && columnOfDay(quarter.from);
    const standing =
      quarterFrom && (await tx.priorityFigure.findFirst({ where: { councilId, quarterFrom } }));
    if (!quarter || !quarterFrom || !standing) return err(missing());
    const told = clearNotices({ words: input.words });
    if (!told.ok) return told;
    const said = { words: told.value.words, writtenById: actor.personId, writtenAt: now() };
    const { count } =
      input.version === 0
        ? await tx.priorityReply.createMany({
            data: [{ id: newId(), councilId, quarterFrom, ...said }],
            skipDuplicates: true,
          })
        : await tx.priorityReply.updateMany({
            where: { councilId, quarterFrom, version: input.version },
            data: { ...said, version: { increment: 1 } },
          });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, PRIORITY_EVENTS, {
      kind: "priorities-replied",
      audience: "council",
      councilId,
      subject: "organisation",
      subjectId: councilId,
      data: { quarter: quarter.label },
    });
    return ok(null);
  });
}
