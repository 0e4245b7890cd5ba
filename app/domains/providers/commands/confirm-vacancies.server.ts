import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvents } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayOfColumn, londonDate } from "~/platform/time";
import { PROVIDER_EVENTS } from "../provider.events";
import { OWN_SERVICE } from "../queries/find-own-service.server";
import { placesLeft, placesTaken } from "../queries/places-taken.server";
import { may } from "../service.policy";
import { ownServices } from "../service.scope.server";
import { tooManyPlaces } from "../vacancy.rules";
import { lockPlaces, lockVacancies } from "./lock-vacancies.server";

/** `seen` is the newest confirmation that the page showed: what came after it was not looked at. */
export type ConfirmVacancies = { seen: string | undefined; idempotency?: Idempotency<Confirmed> };
export type Confirmed = { services: number };

/**
 * Confirms the places of all services of the organisation as they stand, less the children who were given one since. Services
 * of which nothing was told stay so; one that now says more places than are registered is named and nothing is confirmed.
 */
export function confirmVacancies(
  actor: Actor,
  { seen, idempotency }: ConfirmVacancies,
): Promise<Result<Confirmed, Refusal>> {
  return write<Confirmed, Refusal>(actor, idempotency, async (tx) => {
    const permission = may(actor, "declare", { providerId: actor.organisationId });
    if (permission !== true) return err(refusalOf(permission));
    await lockVacancies(tx, actor);
    const services = await tx.service.findMany({
      where: { AND: [ownServices(actor), { status: { not: "closed" } }] },
      select: OWN_SERVICE,
    });
    const told = services.flatMap((service) => service.vacancies.map((vacancy) => ({ service, vacancy })));
    if (told.length === 0) return err(invalid("There is nothing to confirm yet"));
    if (told.some(({ vacancy }) => vacancy.confirmedAt.toISOString() > (seen ?? "")))
      return err(
        conflict("A colleague changed places after you opened this page. Look at them again, then confirm."),
      );
    const over = told.find(({ service, vacancy }) => tooManyPlaces(vacancy.places, service.places) !== null);
    if (over)
      return err(
        invalid(
          `${over.service.registrationNumber} has ${over.vacancy.places} places free here but is registered for ${over.service.places}. Change it first.`,
        ),
      );
    await lockPlaces(
      tx,
      told.map(({ service }) => service.id),
    );
    const taken = await placesTaken(
      tx,
      told.map(({ service }) => service.id),
    );
    const left = ({ service, vacancy }: (typeof told)[number]) =>
      placesLeft(vacancy.places, taken.get(service.id));
    const at = now();
    const today = londonDate(at);
    await tx.vacancy.createMany({
      data: told.map((one) => ({
        id: newId(),
        serviceId: one.service.id,
        providerId: actor.organisationId,
        places: left(one),
        freeFrom: laterThan(today, one.vacancy.freeFrom),
        confirmedById: actor.personId,
        confirmedAt: at,
      })),
    });
    await recordEvents(
      tx,
      actor,
      PROVIDER_EVENTS,
      told.map((one) => ({
        kind: "vacancy-confirmed",
        audience: "provider",
        providerId: actor.organisationId,
        subject: "service",
        subjectId: one.service.id,
        data: { places: left(one) },
      })),
    );
    return ok({ services: told.length });
  });
}

/** A day that has come is now. */
function laterThan(today: string, day: Date | null): Date | null {
  return day && dayOfColumn(day) > today ? day : null;
}
