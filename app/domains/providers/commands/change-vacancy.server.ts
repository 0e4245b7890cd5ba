import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { newId } from "~/platform/ids";
import { err, ok, type Result } from "~/platform/result";
import { addDays, londonDate } from "~/platform/time";
import { PROVIDER_EVENTS } from "../provider.events";
import { findOwnService, newestVacancy } from "../queries/find-own-service.server";
import { mayDeclare } from "../service.policy";
import { tooManyPlaces } from "../vacancy.rules";
import { lockVacancies } from "./lock-vacancies.server";

export type ChangeVacancy = {
  serviceId: string;
  /** The newest confirmation that the form was filled from (`newestVacancy`). */
  expected: string;
  places: number;
  /** ISO day; undefined is now. */
  freeFrom?: string | undefined;
  idempotency?: Idempotency<ChangedVacancy>;
};
export type ChangedVacancy = { serviceId: string };

/**
 * Confirms how many places of a service are free, and from when. A new row each time: the newest counts.
 * More than are registered is refused with the reason; `conflict` where a colleague has confirmed since the form was filled.
 */
export function changeVacancy(
  actor: Actor,
  input: ChangeVacancy,
): Promise<Result<ChangedVacancy, CommandError>> {
  return write<ChangedVacancy, CommandError>(actor, input.idempotency, async (tx) => {
    await lockVacancies(tx, actor);
    const service = await findOwnService(tx, actor, input.serviceId);
    if (!service) return err({ type: "not-found" });
    const permission = mayDeclare(actor, service);
    if (permission !== true) return err({ type: "forbidden", message: permission.words });
    const tooMany = tooManyPlaces(input.places, service.places);
    if (tooMany) return err({ type: "invalid", field: "places", message: tooMany });
    const at = now();
    const today = londonDate(at);
    if (input.freeFrom !== undefined && input.places === 0)
      return err({
        type: "invalid",
        field: "freeFrom",
        message: "Leave the date empty when no place is free, or enter how many are free from then",
      });
    if (input.freeFrom !== undefined && input.freeFrom > addDays(today, 366))
      return err({ type: "invalid", field: "freeFrom", message: "The date must be within a year" });
    if (input.expected !== newestVacancy(service)) return err({ type: "conflict" });
    // A day that has come is now.
    const later = input.freeFrom !== undefined && input.freeFrom > today ? input.freeFrom : null;
    await tx.vacancy.createMany({
      data: [
        {
          id: newId(),
          serviceId: service.id,
          providerId: actor.organisationId,
          places: input.places,
          freeFrom: later === null ? null : new Date(`${later}T00:00:00Z`),
          confirmedById: actor.personId,
          confirmedAt: at,
        },
      ],
    });
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: "vacancy-confirmed",
      audience: "provider",
      providerId: actor.organisationId,
      subject: "service",
      subjectId: service.id,
      data: { places: input.places, freeFrom: later },
    });
    return ok({ serviceId: service.id });
  });
}
