import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, type Result } from "~/platform/result";
import type { InterestEvent } from "../interests/interest.machine";
import type { NotNowReason } from "../interests/not-now-reasons.options";
import { changeInterest, type InterestNamed } from "./change-interest.server";

type AnswerInterest = {
  id: string;
  version: number;

  /** Empty for words alone. */
  event: Exclude<InterestEvent, "withdraw"> | "";
  /** Of a "not now"; of any other step it is not kept. */
  reason: NotNowReason | "";
  words: string;
  idempotency?: Idempotency<InterestNamed>;
};

/** A commissioner answers a provider's interest: in words, by moving it on, or both. */
export function answerInterest(
  actor: Actor,
  { id, version, event, reason, words, idempotency }: AnswerInterest,
): Promise<Result<InterestNamed, Refusal>> {
  return write<InterestNamed, Refusal>(actor, idempotency, async (tx) => {
    if (event === "" && words === "") return err(invalid("Write a message, or choose a new status", "words"));
    if (event === "decline" && reason === "") return err(invalid("Choose why not now", "reason"));
    return changeInterest(
      tx,
      actor,
      { id, version },
      {
        action: "answer",
        event: event || null,
        reason: event === "decline" ? reason || null : null,
        words,
        what: "answered",
      },
    );
  });
}
