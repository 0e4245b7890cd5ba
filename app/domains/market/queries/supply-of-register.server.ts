import { type RegisterSupply, registerSupply } from "~/domains/providers/queries/register-supply.server";
import type { Tx } from "~/platform/database/transaction.server";
import { oncePerTransaction } from "./once-per-transaction.server";

const read = oncePerTransaction<RegisterSupply>();

/** The supply of the region, read once for all figures of a page. */
export const supplyOf = (tx: Tx) => read(tx, "register", () => registerSupply(tx));
