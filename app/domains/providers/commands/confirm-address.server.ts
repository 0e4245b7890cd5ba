import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../owner-address.policy";
import { PROVIDER_EVENTS } from "../provider.events";
import { findOwner } from "../queries/find-owner.server";
import { isOwnAddress } from "./tell-first-admin.server";

export type ConfirmAddress = {
  owner: string;
  email: string;
  note: string;
  idempotency?: Idempotency<ConfirmedAddress>;
};
export type ConfirmedAddress = { addressId: string };

/**
 * Records an address for an owner of the register that the actor has from a source of their own (the regulator, a
 * contract). Whoever of another council invites exactly this address brings on a confirmed provider.
 */
export function confirmAddress(
  actor: Actor,
  input: ConfirmAddress,
): Promise<Result<ConfirmedAddress, Refusal>> {
  return write<ConfirmedAddress, Refusal>(actor, input.idempotency, async (tx) => {
    const [first] = (await findOwner(tx, actor, input.owner))?.services ?? [];
    if (!first) return err(missing());
    const permission = may(actor, "confirm", null);
    if (permission !== true) return err(refusalOf(permission));
    if (await isOwnAddress(tx, actor, input.email))
      return err(invalid("This is your own address. Enter the address of somebody at the provider", "email"));
    const told = clearNotices({ note: input.note });
    if (!told.ok) return told;
    const addressId = newId();
    const [made] = await tx.$queryRaw<{ made: boolean }[]>`
      select access.confirm_owner_address(${addressId}::uuid, ${input.owner}, ${input.email}, ${told.value.note},
        ${now()}::timestamptz) as made`;
    if (!made?.made)
      return err(invalid("Your organisation has confirmed this address for this owner already", "email"));
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: "owner-address-confirmed",
      audience: "council",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      // There may be no organisation yet, and an event is on what its teller sees: the owner's first service stands for it.
      subject: "service",
      subjectId: first.id,
      reason: told.value.note,
    });
    return ok({ addressId });
  });
}
