import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import { changeInterest, type InterestNamed } from "./change-interest.server";

type Withdraw = {
  id: string;
  version: number;
  words: string;
  idempotency?: Idempotency<InterestNamed>;
};

/** The provider withdraws its interest, with a reason or without; it can be submitted anew. */
export function withdrawInterest(
  actor: Actor,
  { id, version, words, idempotency }: Withdraw,
): Promise<Result<InterestNamed, Refusal>> {
  return write<InterestNamed, Refusal>(actor, idempotency, (tx) => {
    const change = { action: "withdraw", event: "withdraw", reason: null, words, what: "withdrawn" } as const;
    return changeInterest(tx, actor, { id, version }, change);
  });
}
