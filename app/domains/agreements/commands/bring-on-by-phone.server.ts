import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { claimOwner } from "~/domains/providers/commands/admit-provider.server";
import { tellFirstAdmin } from "~/domains/providers/commands/tell-first-admin.server";
import { ownerOfUnansweredService } from "~/domains/providers/queries/owner-of-service.server";
import { providerPaths } from "~/paths";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

const ON_WITHOUT_IT =
  "This home’s provider is on Homeward, but without this home. Open its owner in the register, add the home, then record the placement";

type Contact = { serviceId: string; contactName: string; contactEmail: string };

/** Mails whoever was invited, once the placement that waits for them is there. */
export type TellBroughtOn = (placement: string) => Promise<void>;

/**
 * Brings on the provider of a registered home that is not on the portal, in the caller's transaction: unconfirmed, and
 * vouched for by this council alone (ADR 18). Null where the home has a provider already, or is none of the register, which
 * the choice of the home answers. Refused beside the contact where a name or an address is missing.
 */
export async function bringOnByPhone(
  tx: Tx,
  actor: Actor,
  { serviceId, contactName, contactEmail }: Contact,
): Promise<Result<TellBroughtOn | null, Refusal>> {
  const owner = await ownerOfUnansweredService(tx, serviceId);
  if (!owner) return ok(null);
  if (contactName === "") return err(invalid("Enter the name of the person to invite", "contactName"));
  if (contactEmail === "") return err(invalid("Enter their work email address", "contactEmail"));
  if (owner.isOnPortal) return err(invalid(ON_WITHOUT_IT, "serviceId"));
  const admin = { organisation: owner.name, name: contactName, email: contactEmail };
  const claimed = await claimOwner(tx, actor, { ...admin, owner: owner.address });
  if (!claimed.ok) {
    const { error } = claimed;
    return err("field" in error && error.field === "email" ? invalid(error.message, "contactEmail") : error);
  }
  const { link, invitationId, slug } = claimed.value;
  return ok((placement) =>
    tellFirstAdmin(tx, actor, {
      ...admin,
      link,
      invitationId,
      placement,
      waiting: { referrals: [], next: providerPaths(slug).placement(placement).page() },
    }),
  );
}
