import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay } from "~/platform/time";
import { PROVIDER_EVENTS } from "../provider.events";
import { findOwnService, type OwnService } from "../queries/find-own-service.server";
import { may } from "../service.policy";
import { tooManyPlaces } from "../vacancy.rules";
import { lockVacancies } from "./lock-vacancies.server";

/**
 * Confirms how many places of a service of the own organisation are free now, for what else is said in the transaction of the
 * caller. `missing` for another's service, forbidden for a role that does not say so, and more than are registered is refused
 * beside `places`.
 */
export async function confirmPlaces(
  tx: Tx,
  actor: Actor,
  { serviceId, places }: { serviceId: string; places: number },
): Promise<Result<null, Refusal>> {
  await lockVacancies(tx, actor);
  const service = await findOwnService(tx, actor, serviceId);
  if (!service) return err(missing());
  const permission = may(actor, "declare", service);
  if (permission !== true) return err(refusalOf(permission));
  const tooMany = tooManyPlaces(places, service.places);
  if (tooMany) return err(invalid(tooMany, "places"));
  await writeVacancy(tx, actor, service, { places, later: null });
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
