import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { PROVIDER_EVENTS } from "../provider.events";
import { findOwner } from "../queries/find-owner.server";
import { lockAdmissions } from "./lock-admissions.server";

export type AddServices = { owner: string; organisationId: string; idempotency?: Idempotency<Added> };
export type Added = { services: number };

/**
 * Gives the services that an owner has registered since it was brought on to the organisation that answers for it
 * already, or a council's further homes to its internal provider.
 */
export function addServices(actor: Actor, input: AddServices): Promise<Result<Added, Refusal>> {
  return write<Added, Refusal>(actor, input.idempotency, async (tx) => {
    await lockAdmissions(tx);
    const owner = await findOwner(tx, actor, input.owner);
    if (!owner) return err(missing());
    if (owner.permission !== true) return err(refusalOf(owner.permission));
    const target = await tx.organisation.findUnique({
      where: { id: input.organisationId },
      select: { id: true, ownerCouncilId: true },
    });
    const isOwners = owner.providers.length === 1 && owner.providers[0]?.id === target?.id;
    const isInternal =
      owner.providers.length === 0 &&
      owner.subject.councilOwner !== null &&
      target?.ownerCouncilId === actor.organisationId;
    if (!target || !(isOwners || isInternal)) return err(missing());
    const services = owner.waiting.map((service) => service.id);
    if (services.length === 0)
      return err(conflict("All of them are on the portal already: somebody was first."));
    await tx.$queryRaw`select access.add_services(${target.id}::uuid, ${services}::uuid[], ${now()}::timestamptz)`;
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: "provider-services-added",
      audience: "both",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      providerId: target.id,
      subject: "organisation",
      subjectId: target.id,
      data: { services: services.length },
    });
    return ok({ services: services.length });
  });
}
