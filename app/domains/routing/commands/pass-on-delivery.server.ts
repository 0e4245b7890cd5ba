import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { AMONG_COLLEAGUES } from "~/domains/anonymisation/gate/entry.rules";
import { notify } from "~/domains/notifications/commands/notify.server";
import { providerPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { isId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { absoluteDayAndTime } from "~/platform/time";
import type { DeliveryPassedOnProps } from "~emails/delivery-passed-on";
import { type DeliveryEvent, deliveryMachine } from "../delivery.machine";
import { may } from "../delivery.policy";
import { colleaguesWhoAnswer } from "../queries/colleagues.server";
import { findDelivery } from "./find-delivery.server";
import { moveDelivery } from "./move-delivery.server";
import type { Moved } from "./pick-up-delivery.server";

export type PassOn = {
  reference: string;
  toPersonId: string;
  note: string;
  idempotency?: Idempotency<Moved>;
};

/**
 * A colleague has it from now on, with a note. It is an event that changes the person: only where nobody had
 * picked it up the delivery moves too. The colleague gets a mail without the note, which may speak of the child.
 */
export function passOnDelivery(actor: Actor, input: PassOn): Promise<Result<Moved, Refusal>> {
  return write<Moved, Refusal>(actor, input.idempotency, async (tx) => {
    const delivery = await findDelivery(tx, actor, input.reference);
    if (!delivery) return err(missing());
    const permission = may(actor, "pass-on", delivery);
    if (permission !== true) return err(refusalOf(permission));
    // Whoever is removed in this moment is removed before or after, and then hands it on again.
    if (isId(input.toPersonId)) await tx.$executeRaw`select access.hold_member(${input.toPersonId}::uuid)`;
    const colleagues = await colleaguesWhoAnswer(tx, actor);
    const colleague = colleagues.find((one) => one.personId === input.toPersonId);
    if (!colleague) {
      return err(invalid("Choose a colleague who answers referrals", "toPersonId"));
    }
    if (colleague.personId === delivery.pickedUpById) {
      return err(invalid(`${colleague.name} has it already`, "toPersonId"));
    }
    const told = clearEntries({ note: input.note }, AMONG_COLLEAGUES);
    if (!told.ok) return told;
    const at = now();
    const moves: DeliveryEvent[] = [];
    if (deliveryMachine.allows(delivery.state, "open") && delivery.state !== "delivered") moves.push("open");
    if (delivery.pickedUpById === null && delivery.state !== "answered") moves.push("pick-up");
    const moved = await moveDelivery(tx, actor, delivery, {
      moves,
      set: {
        pickedUpById: colleague.personId,
        pickedUpAt: at,
        ...(moves.includes("open") ? { openedAt: at } : {}),
      },
      event: {
        kind: "delivery-passed-on",
        reason: told.value.note || null,
        data: { toPersonId: colleague.personId },
        audience: "provider",
      },
    });
    if (!moved.ok) return moved;
    if (colleague.personId !== actor.personId) {
      const council = await tx.organisation.findUnique({
        where: { id: delivery.councilId },
        select: { name: true },
      });
      const props: DeliveryPassedOnProps = {
        name: colleague.name,
        from: actor.personName,
        reference: delivery.reference,
        council: council?.name ?? "",
        emergency: delivery.emergency,
        answerBy: absoluteDayAndTime(delivery.answerBy, at),
        link: `${env().APP_URL}${providerPaths(actor.organisationSlug).referral(delivery.reference).page()}`,
      };
      await notify(tx, {
        template: "delivery-passed-on",
        to: { organisationId: actor.organisationId, personId: colleague.personId, name: colleague.name },
        props,
        dedupeKey: null,
      });
    }
    return ok({ reference: delivery.reference });
  });
}
