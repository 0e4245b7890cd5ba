import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { addDays, londonDate } from "~/platform/time";
import { findOwnService, vacancyStand } from "../queries/find-own-service.server";
import { may } from "../service.policy";
import { tooManyPlaces } from "../vacancy.rules";
import { writeVacancy } from "./confirm-places.server";
import { lockPlaces, lockVacancies } from "./lock-vacancies.server";

export type ChangeVacancy = {
  serviceId: string;
  /** What the form was filled from (`vacancyStand`). */
  expected: string;
  places: number;
  /** ISO day; undefined is now. */
  freeFrom?: string | undefined;
  idempotency?: Idempotency<ChangedVacancy>;
};
export type ChangedVacancy = { serviceId: string };

/**
 * Confirms how many places of a service are free, and from when. A new row each time: the newest counts.
 * More than are registered is refused with the reason; `conflict` where a colleague has confirmed, or a child was given a place, since the form was filled.
 */
export function changeVacancy(actor: Actor, input: ChangeVacancy): Promise<Result<ChangedVacancy, Refusal>> {
  return write<ChangedVacancy, Refusal>(actor, input.idempotency, async (tx) => {
    await lockVacancies(tx, actor);
    const service = await findOwnService(tx, actor, input.serviceId);
    if (!service) return err(missing());
    const permission = may(actor, "declare", service);
    if (permission !== true) return err(refusalOf(permission));
    const tooMany = tooManyPlaces(input.places, service.places);
    if (tooMany) return err(invalid(tooMany, "places"));
    await lockPlaces(tx, [service.id]);
    const today = londonDate(now());
    if (input.freeFrom !== undefined && input.places === 0)
      return err(
        invalid(
          "Leave the date empty when no place is free, or enter how many are free from then",
          "freeFrom",
        ),
      );
    if (input.freeFrom !== undefined && input.freeFrom > addDays(today, 366))
      return err(invalid("The date must be within a year", "freeFrom"));
    if (input.expected !== (await vacancyStand(tx, service))) return err(conflict());
    // A day that has come is now.
    const later = input.freeFrom !== undefined && input.freeFrom > today ? input.freeFrom : null;
    await writeVacancy(tx, actor, service, { places: input.places, later });
    return ok({ serviceId: service.id });
  });
}
