import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import { PROVIDER_EVENTS } from "../provider.events";
import { findOwnService, type OwnService, vacancyStand } from "../queries/find-own-service.server";
import { may } from "../service.policy";
import { tooManyPlaces } from "../vacancy.rules";
import { lockPlaces, lockVacancies } from "./lock-vacancies.server";

export type PlacesSaid = {
  serviceId: string;
  /** What the form was filled from (`vacancyStand`). */
  expected: string;
  places: number;
  /** ISO day; undefined is now. */
  freeFrom?: string | undefined;
};

/**
 * Confirms how many places of a service of the own organisation are free, and from when, in the transaction of the caller.
 * `missing` for another's service, forbidden for a role that does not say so; what cannot be is refused beside its field, and
 * `conflict` where a colleague has confirmed, or a child was given a place, since the form was filled.
 */
export async function confirmPlaces(
  tx: Tx,
  actor: Actor,
  { serviceId, expected, places, freeFrom }: PlacesSaid,
): Promise<Result<null, Refusal>> {
  await lockVacancies(tx, actor);
  const service = await findOwnService(tx, actor, serviceId);
  if (!service) return err(missing());
  const permission = may(actor, "declare", service);
  if (permission !== true) return err(refusalOf(permission));
  const tooMany = tooManyPlaces(places, service.places);
  if (tooMany) return err(invalid(tooMany, "places"));
  await lockPlaces(tx, [service.id]);
  const today = londonDate(now());
  if (freeFrom !== undefined && places === 0)
    return err(
      invalid("Leave the date empty when no place is free, or enter how many are free from then", "freeFrom"),
    );
  if (freeFrom !== undefined && freeFrom > addDays(today, 366))
    return err(invalid("The date must be within a year", "freeFrom"));
  if (expected !== (await vacancyStand(tx, service))) return err(conflict());
  // A day that has come is now.
  const later = freeFrom !== undefined && freeFrom > today ? freeFrom : null;
  await writeVacancy(tx, actor, service, { places, later });
  return ok(null);
}

/** The next confirmation of a service's places, with its event: the newest counts. `later` is the ISO day, null for now. */
export async function writeVacancy(
  tx: Tx,
  actor: Actor,
  service: Pick<OwnService, "id">,
  { places, later }: { places: number; later: string | null },
): Promise<void> {
  await tx.vacancy.createMany({
    data: [
      {
        id: newId(),
        serviceId: service.id,
        providerId: actor.organisationId,
        places,
        freeFrom: later === null ? null : columnOfDay(later),
        confirmedById: actor.personId,
        confirmedAt: now(),
      },
    ],
  });
  await recordEvent(tx, actor, PROVIDER_EVENTS, {
    kind: "vacancy-confirmed",
    audience: "provider",
    providerId: actor.organisationId,
    subject: "service",
    subjectId: service.id,
    data: { places, freeFrom: later },
  });
}
