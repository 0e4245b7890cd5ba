import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { type AnswerEvent, type AnswerState, answerMachine } from "../answer.machine";
import type { DeliveryState } from "../delivery.machine";
import { may } from "../delivery.policy";
import { deliveryScope } from "../delivery.scope.server";
import { colleaguesWhoAnswer } from "./colleagues.server";

const SELECT = {
  reference: true,
  headline: true,
  providerId: true,
  councilId: true,
  state: true,
  searchState: true,
  pickedUpById: true,
  version: true,
  services: { select: { serviceId: true, answer: true, version: true } },
} as const;

async function find(actor: Actor, reference: string) {
  if (actor.kind !== "provider") return notFound();
  const found = await read(actor, async (tx) => {
    const delivery = await tx.delivery.findFirst({
      where: { AND: [deliveryScope(actor), { reference }] },
      select: SELECT,
    });
    if (!delivery) return null;
    const council = await tx.organisation.findUnique({
      where: { id: delivery.councilId },
      select: { name: true },
    });
    const me = await tx.person.findUnique({ where: { id: actor.personId }, select: { phone: true } });
    return {
      delivery,
      council: council?.name ?? "",
      phone: me?.phone ?? null,
      names: await serviceFacts(
        tx,
        delivery.services.map((one) => one.serviceId),
      ),
      colleagues: await colleaguesWhoAnswer(tx, actor),
    };
  });
  if (!found) return notFound();
  const subject = {
    ...found.delivery,
    state: found.delivery.state as DeliveryState,
    searchState: found.delivery.searchState as ReferralState,
  };
  return { ...found, subject };
}

/**
 * The form of one service's answer. Thrown: 404 when the service is not listed, 403 when this person may not
 * answer. `refusal` says why nothing can be answered now (paused, closed, answered another way).
 */
export async function viewAnswerForm(actor: Actor, reference: string, serviceId: string, event: AnswerEvent) {
  const { delivery, subject, council, phone, names } = await find(actor, reference);
  const service = delivery.services.find((one) => one.serviceId === serviceId);
  if (!service) return notFound();
  const permission = may(actor, "answer", subject);
  if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
  const possible = answerMachine.allows(service.answer as AnswerState, event);
  return {
    reference: delivery.reference,
    headline: delivery.headline,
    council,
    service: names.get(serviceId)?.name ?? "this service",
    /** The person's own number, to begin the number to ring with. */
    phone,
    version: service.version,
    refusal:
      permission !== true
        ? permission.message
        : possible
          ? null
          : "This home has answered already. Take that answer back first.",
    key: newFormKey(),
  };
}

/** The form that passes a delivery on. Thrown: 404 when it was not sent here, 403 when this person may not. */
export async function viewPassOnForm(actor: Actor, reference: string) {
  const { delivery, subject, colleagues } = await find(actor, reference);
  const permission = may(actor, "pass-on", subject);
  if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
  return {
    reference: delivery.reference,
    headline: delivery.headline,
    version: delivery.version,
    colleagues: colleagues.filter((one) => one.personId !== delivery.pickedUpById),
    refusal: permission === true ? null : permission.message,
    key: newFormKey(),
  };
}
