import { may } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { isAllowed } from "~/platform/permission";

/** Somebody whose second factor the hub alone can reset: the only admin of an organisation, or a member of several. */
export type HubResetRow = {
  personId: string;
  name: string;
  email: string;
  /** Every organisation that they act for. */
  organisation: string;
  several: boolean;
};

type Row = Omit<HubResetRow, "personId"> & { person_id: string };

/** Whom the hub may help when a phone is lost; nobody for everybody else. */
export async function listHubResets(actor: Actor): Promise<HubResetRow[]> {
  if (actor.kind !== "region" || !isAllowed(may(actor, "change-roles", actor))) return [];
  const rows = await read(actor, (tx) => tx.$queryRaw<Row[]>`select * from access.whom_hub_resets()`);
  return rows.map(({ person_id: personId, ...row }) => ({ personId, ...row }));
}
