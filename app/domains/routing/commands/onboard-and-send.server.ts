import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import {
  type AdmitProvider,
  type Admitted,
  claimOwner,
} from "~/domains/providers/commands/admit-provider.server";
import { tellFirstAdmin, type WaitingReferral } from "~/domains/providers/commands/tell-first-admin.server";
import { providerPaths } from "~/paths";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { StageClock } from "../stage.schema";
import { sendSearches } from "./send-to-owner.server";

export type OnboardAndSend = Omit<AdmitProvider, "idempotency"> & {
  /** References of the council's open searches that go to it at once; none is enough. */
  searches: readonly string[];
  clock: StageClock;
  idempotency?: Idempotency<Admitted>;
};

/**
 * Brings an owner of the register on and sends it open searches in the same transaction, so that its first admin gets
 * one mail that names what waits and leads there. When a search cannot be sent, nobody is brought on and nobody told.
 */
export function onboardAndSend(actor: Actor, input: OnboardAndSend): Promise<Result<Admitted, Refusal>> {
  return write<Admitted, Refusal>(actor, input.idempotency, async (tx) => {
    const claimed = await claimOwner(tx, actor, input);
    if (!claimed.ok) return claimed;
    const { link, invitationId, ...admitted } = claimed.value;
    const { searches, clock, owner } = input;
    const sent: Result<string[], Refusal> =
      searches.length === 0 ? ok([]) : await sendSearches(tx, actor, { owner, searches, clock });
    if (!sent.ok) return sent;
    const referrals: WaitingReferral[] = await tx.delivery.findMany({
      where: { providerId: admitted.organisationId, reference: { in: sent.value } },
      orderBy: { answerBy: "asc" },
      select: { reference: true, answerBy: true },
    });
    const [only, ...others] = referrals;
    const inbox = providerPaths(admitted.slug).referrals();
    const next =
      only && others.length === 0 ? providerPaths(admitted.slug).referral(only.reference).page() : inbox;
    await tellFirstAdmin(tx, actor, {
      ...input,
      link,
      invitationId,
      ...(only && { waiting: { referrals, next } }),
    });
    return ok(admitted);
  });
}
