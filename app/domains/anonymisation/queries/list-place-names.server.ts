import { councilNames } from "~/domains/providers/queries/council-names.server";
import type { Tx } from "~/platform/database/transaction.server";
import type { PlaceNames } from "../known/vault-match.rules";
import { REGION_TOWNS } from "../lists/places-that-may-stand.rules";

/** The names of places that may stand in what is published: councils of the register and of the portal, towns. */
export async function listPlaceNames(tx: Tx): Promise<PlaceNames> {
  return { councils: await councilNames(tx), towns: REGION_TOWNS };
}
