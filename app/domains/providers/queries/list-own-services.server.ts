import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { type AlertView, alertView, type StandingAlert } from "../alert.rules";
import { isMatchedKind, untold } from "../declaration.rules";
import { serviceAbilities } from "../service.policy";
import { ownServices } from "../service.scope.server";
import { distinctTitle } from "../service-words.rules";
import { confirmedWords, isStale, placesWords } from "../vacancy.rules";
import { OWN_SERVICE, type OwnService } from "./find-own-service.server";
import { placesLeft, placesTaken } from "./places-taken.server";
import { alertsOnServices } from "./standing-alerts.server";

export interface OwnServiceRow {
  id: string;
  title: string;
  kind: string;
  registrationNumber: string;
  localAuthority: string | null;
  places: number | null;
  status: string;
  grade: string | null;
  /** Whether referrals are ever sent to this kind. */
  matched: boolean;
  /** What has not been told yet, in words. */
  untold: string[];
  vacancy: { words: string; confirmed: string; stale: boolean } | null;
  /** On this service, and on the whole organisation. */
  alerts: AlertView[];
}

export interface OwnServicesView {
  services: OwnServiceRow[];
  /** Those on the whole organisation, once each. */
  alerts: AlertView[];
  /** The newest confirmation of all, as an instant; null when nothing was told. */
  seen: string | null;
  abilities: { declare: boolean };
}

/** All open services of the actor's organisation: what is declared, places free, alerts. */
export function listOwnServices(actor: Actor): Promise<OwnServicesView> {
  return read(actor, async (tx) => {
    const services = await tx.service.findMany({
      where: { AND: [ownServices(actor), { status: { not: "closed" } }] },
      orderBy: { registrationNumber: "asc" },
      select: OWN_SERVICE,
    });
    const alerts = await alertsOnServices(
      tx,
      services.map((service) => service.id),
    );
    const taken = await placesTaken(
      tx,
      services.map((service) => service.id),
    );
    const at = now();
    const rows = services.map((service) =>
      rowOf(service, alerts.get(service.id) ?? [], taken.get(service.id), at),
    );
    const whole = rows.flatMap((row) => row.alerts.filter((alert) => alert.onProvider));
    const times = services.flatMap((service) => service.vacancies.map((one) => one.confirmedAt.getTime()));
    return {
      // By what the page calls them, which is no column.
      services: rows.sort((a, b) => a.title.localeCompare(b.title, "en-GB", { numeric: true })),
      alerts: [...new Map(whole.map((alert) => [alert.id, alert])).values()],
      seen: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
      abilities: serviceAbilities(actor, { providerId: actor.organisationId }),
    };
  });
}

function rowOf(
  service: OwnService,
  alerts: readonly StandingAlert[],
  taken: number | undefined,
  at: Date,
): OwnServiceRow {
  const today = londonDate(at);
  const vacancy = service.vacancies[0];
  const declared = service.declaration && {
    ...service.declaration,
    statementOn: dayOfColumn(service.declaration.statementOn),
  };
  const freeFrom = dayOfColumn(vacancy?.freeFrom ?? null);
  return {
    id: service.id,
    title: distinctTitle({ ...service, name: declared?.displayName ?? service.name }),
    kind: service.kind,
    registrationNumber: service.registrationNumber,
    localAuthority: service.localAuthority,
    places: service.places,
    status: service.status,
    grade: service.grade,
    matched: isMatchedKind(service.kind),
    untold: untold(declared),
    vacancy: vacancy
      ? {
          words: placesWords({ places: placesLeft(vacancy.places, taken), freeFrom }, today),
          confirmed: confirmedWords(vacancy.confirmedAt, at),
          stale: isStale(vacancy.confirmedAt, at),
        }
      : null,
    alerts: alerts.map((alert) => alertView(alert, today)),
  };
}
