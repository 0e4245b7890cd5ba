import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, type Result } from "~/platform/result";
import { changeInterest, type InterestNamed } from "./change-interest.server";

type Words = {
  id: string;
  version: number;
  words: string;
  idempotency?: Idempotency<InterestNamed>;
};

/** The provider writes to the council about its interest, which waits for an answer from then on. */
export function writeInInterest(
  actor: Actor,
  { id, version, words, idempotency }: Words,
): Promise<Result<InterestNamed, Refusal>> {
  return write<InterestNamed, Refusal>(actor, idempotency, async (tx) => {
    if (words === "") return err(invalid("Write a message", "words"));
    const change = { action: "write", event: null, reason: null, words, what: "written" } as const;
    return changeInterest(tx, actor, { id, version }, change);
  });
}
