import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { refusalOf } from "~/platform/refusal";
import { may } from "../payment-document.policy";

/** The councils that the actor's organisation can send an electronic invoice to; 403 for a role that sends none. */
export function viewInvoiceUpload(actor: Actor): Promise<{ councils: { id: string; name: string }[] }> {
  return read(actor, async (tx) => {
    const allowed = may(actor, "send", null);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
    const placed = await tx.placement.groupBy({
      by: ["councilId"],
      where: { providerId: actor.organisationId },
    });
    const councils = await tx.organisation.findMany({
      where: { id: { in: placed.map(({ councilId }) => councilId) } },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    });
    return { councils };
  });
}
