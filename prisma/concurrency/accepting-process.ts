import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { type AcceptInput, acceptOffer } from "~/domains/agreements/commands/accept-offer.server";

/** A server process as far as accepting goes: it holds connections of its own and does what it is told to, on time. */
export type Order = { actor: Actor; input: AcceptInput; at: number };
export type Done = {
  outcome: "accepted" | "refused" | "thrown";
  /** The error's type and words; what was thrown. */
  words: string;
  began: number;
  ended: number;
};

async function carryOut({ actor, input, at }: Order): Promise<Done> {
  await new Promise((resume) => setTimeout(resume, Math.max(0, at - Date.now() - 2)));
  while (Date.now() < at); // a timer alone is late by a millisecond or more
  const began = Date.now();
  const told = await acceptOffer(actor, input).then(
    (result) =>
      result.ok
        ? { outcome: "accepted" as const, words: "" }
        : {
            outcome: "refused" as const,
            words: `${result.error.kind}: ${"message" in result.error ? result.error.message : ""}`,
          },
    (thrown: unknown) => ({ outcome: "thrown" as const, words: String(thrown) }),
  );
  return { ...told, began, ended: Date.now() };
}

process.on("message", (order: Order | { warm: Actor }) => {
  if ("warm" in order)
    void read(order.warm, (tx) => tx.referral.count()).then(() => process.send?.({ ready: true }));
  else void carryOut(order).then((done) => process.send?.(done));
});
process.on("disconnect", () => process.exit(0));
