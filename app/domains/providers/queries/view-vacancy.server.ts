import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { may } from "../service.policy";
import { distinctTitle } from "../service-words.rules";
import { confirmedWords, placesWords } from "../vacancy.rules";
import { findOwnService, vacancyStand } from "./find-own-service.server";

export interface VacancyPageView {
  title: string;
  /** Registered places; null where the register gives none. */
  registered: number | null;
  places: number | null;
  freeFrom: string | null;
  /** "2 places free now, confirmed 9 days ago"; null when nothing was told. */
  stands: string | null;
  /** What the form is filled from: `vacancyStand`. */
  expected: string;
}

/** The places of one service of the actor's own organisation: 404 for others, 403 with the reason. */
export function viewVacancy(actor: Actor, id: string): Promise<VacancyPageView> {
  return read(actor, async (tx) => {
    const service = (await findOwnService(tx, actor, id)) ?? notFound();
    const permission = may(actor, "declare", service);
    if (permission !== true) return denyPage(permission);
    const vacancy = service.vacancies[0];
    const freeFrom = dayOfColumn(vacancy?.freeFrom ?? null);
    const at = now();
    return {
      title: distinctTitle({ ...service, name: service.declaration?.displayName ?? service.name }),
      registered: service.places,
      places: vacancy?.places ?? null,
      freeFrom,
      stands: vacancy
        ? `${placesWords({ places: vacancy.places, freeFrom }, londonDate(at))}, ${confirmedWords(vacancy.confirmedAt, at)}`
        : null,
      expected: await vacancyStand(tx, service),
    };
  });
}
