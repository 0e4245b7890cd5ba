import type { Actor } from "~/domains/access/actor";
import { createReferral } from "~/domains/referrals/commands/create-referral.server";
import { destroyDueIdentities } from "~/domains/referrals/jobs/destroy-due-identities.server";
import { rotateKeys } from "~/domains/vault/commands/rotate-keys.server";

/** A process that makes, destroys or rotates keys of the vault until it is killed at `HOMEWARD_FAILPOINT`. */
export type Order = { act: "create"; actor: Actor } | { act: "destroy" } | { act: "rotate" };

async function carryOut(order: Order): Promise<string> {
  if (order.act === "rotate") return String((await rotateKeys()).wrapped);
  if (order.act === "create") {
    const made = await createReferral(order.actor, { brokerId: order.actor.personId });
    return made.ok ? made.value.reference : made.error.kind;
  }
  const withConnection = () => Promise.reject(new Error("not used"));
  await destroyDueIdentities({}, { attempt: 1, lastAttempt: false, withConnection });
  return "destroyed";
}

process.on("message", (order: Order) => {
  void carryOut(order).then((answer) => process.send?.({ answer }));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: true });
