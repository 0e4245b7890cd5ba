import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { confirmPlaces, type PlacesSaid } from "./confirm-places.server";

export type ChangeVacancy = PlacesSaid & { idempotency?: Idempotency<ChangedVacancy> };
export type ChangedVacancy = { serviceId: string };

/**
 * Confirms how many places of a service are free, and from when. A new row each time: the newest counts.
 * More than are registered is refused with the reason; `conflict` where a colleague has confirmed, or a child was given a place, since the form was filled.
 */
export function changeVacancy(
  actor: Actor,
  { idempotency, ...said }: ChangeVacancy,
): Promise<Result<ChangedVacancy, Refusal>> {
  return write<ChangedVacancy, Refusal>(actor, idempotency, async (tx) => {
    const confirmed = await confirmPlaces(tx, actor, said);
    return confirmed.ok ? ok({ serviceId: said.serviceId }) : confirmed;
  });
}
