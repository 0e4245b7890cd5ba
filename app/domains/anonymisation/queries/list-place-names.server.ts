import type { Tx } from "~/platform/database/transaction.server";
import type { PlaceNames } from "../known/vault-match.rules";
import { REGION_TOWNS } from "../lists/places-that-may-stand.rules";

/** The names of places that may stand in what is published: councils of the register and of the portal, towns. */
export async function listPlaceNames(tx: Tx): Promise<PlaceNames> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select name from access.organisations where kind = 'council'
    union select local_authority from services where local_authority is not null`;
  return { councils: rows.map((row) => row.name), towns: REGION_TOWNS };
}
