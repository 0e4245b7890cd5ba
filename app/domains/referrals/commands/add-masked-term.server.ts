import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { saveIdentity } from "~/domains/vault/commands/save-identity.server";
import { readIdentity } from "~/domains/vault/queries/read-identity.server";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { completeIdentity } from "../child-fields.rules";
import { REFERRAL_EVENTS } from "../referral.events";
import { withdrawUnapprovedTerms } from "./ask-second-person.server";
import { gateToDecide } from "./gate-to-decide.server";

export type AddMaskedTerm = {
  reference: string;
  words: string;
  what: "name" | "other";
  idempotency?: Idempotency<null>;
};

/**
 * Adds words that the gate did not find to what the vault keeps of the child, so that they are masked wherever they
 * stand, in every spelling, now and in every later edition. It is read to be written anew, which is a look.
 */
export function addMaskedTerm(actor: Actor, input: AddMaskedTerm): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const loaded = await gateToDecide(tx, actor, input.reference);
    if (!loaded.ok) return loaded;
    const { referral } = loaded.value;
    const { identityId } = referral.child;
    const stored = await readIdentity(tx, actor, identityId, "keep-out");
    const identity = stored.ok ? completeIdentity(stored.value) : undefined;
    if (!stored.ok || !identity) return err(invalid("Finish the page “The child” first, then add it here"));
    const list = input.what === "name" ? "otherPeopleNames" : "otherWords";
    if (!identity[list].includes(input.words)) {
      const fields = { ...identity, [list]: [...identity[list], input.words] };
      const saved = await saveIdentity(
        tx,
        actor,
        { identityId, version: stored.value.version },
        { complete: true, fields },
      );
      if (!saved.ok) return err(conflict());
      await withdrawUnapprovedTerms(tx, actor, referral.reference);
    }
    await recordEvent(tx, actor, REFERRAL_EVENTS, {
      kind: "gate-words-added",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
    });
    return ok(null);
  });
}
