import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { councilsPlacedWith } from "~/domains/agreements/queries/councils-placed-with.server";
import { refusalOf } from "~/platform/refusal";
import { may } from "../payment-document.policy";

/** The councils that the actor's organisation can send an electronic invoice to; 403 for a role that sends none. */
export function viewInvoiceUpload(actor: Actor): Promise<{ councils: { id: string; name: string }[] }> {
  return read(actor, async (tx) => {
    const allowed = may(actor, "send", null);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
    return { councils: await councilsPlacedWith(tx, actor) };
  });
}
