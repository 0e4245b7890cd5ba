import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { ownerAddress } from "../owner.rules";

export type OwnerOfService = {
  /** The owner as its page's address names it, and as the register does. */
  address: string;
  name: string;
  /** Whether an organisation answers for another service of the same owner. */
  isOnPortal: boolean;
};

/** The owner of a registered service that nobody answers for on the portal; null of any other, and of none. */
export async function ownerOfUnansweredService(tx: Tx, id: string): Promise<OwnerOfService | null> {
  const service = isId(id)
    ? await tx.service.findUnique({
        where: { id },
        select: { providerId: true, name: true, ownerName: true, ownerKey: true, registrationNumber: true },
      })
    : null;
  if (!service || service.providerId !== null) return null;
  const { ownerKey, ownerName, name, registrationNumber } = service;
  const answered = ownerKey ? await tx.service.count({ where: { ownerKey, providerId: { not: null } } }) : 0;
  return {
    address: ownerAddress(service),
    name: ownerName ?? name ?? `Provider of ${registrationNumber}`,
    isOnPortal: answered > 0,
  };
}
