import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { may } from "../forum.policy";
import { findTalk } from "../queries/find-talk.server";

/**
 * Asks a question before a date without the asker's name: nothing is kept of who asked or from where, only the day.
 * So there is no event, either; and the id is made at random, not in the order of time.
 */
export function askQuestion(
  actor: Actor,
  input: { reference: string; words: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const talk = await findTalk(tx, actor, input.reference);
    if (!talk) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const at = now();
    if (talk.whyNot) return err(invalid(talk.whyNot));
    const told = clearEntries({ words: input.words });
    if (!told.ok) return told;
    const { date } = talk;
    const [row] = await tx.$queryRaw<{ asked: boolean }[]>`
      select ask_forum_question(${crypto.randomUUID()}::uuid, ${date.id}::uuid, ${told.value.words}, ${londonDate(at)}::date) as asked`;
    return row?.asked ? ok(null) : err(missing());
  });
}
