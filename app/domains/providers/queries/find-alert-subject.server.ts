import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import type { AlertOn } from "../alert.rules";
import { ownerTarget } from "../owner.rules";
import { distinctTitle } from "../service-words.rules";
import { findOwner } from "./find-owner.server";

/** What an alert is or would be on. */
export type AlertSubject = {
  /** Null for a whole provider. */
  serviceId: string | null;
  ownerKey: string | null;
  /** The organisation that answers for it on the portal, where there is one. */
  providerId: string | null;
  title: string;
  closed: boolean;
};

/**
 * A service of the register, or an owner with open services. Undefined when there is none, and for a service without
 * an owner's name: an alert on that one is an alert on the service.
 */
export async function findAlertSubject(tx: Tx, actor: Actor, on: AlertOn): Promise<AlertSubject | undefined> {
  if ("serviceId" in on) return serviceSubject(tx, on.serviceId);
  const target = ownerTarget(on.owner);
  const owner = "ownerKey" in target ? await findOwner(tx, actor, on.owner) : undefined;
  if (!owner || !("ownerKey" in target)) return undefined;
  const [provider, ...others] = owner.providers;
  return {
    serviceId: null,
    ownerKey: target.ownerKey,
    providerId: others.length === 0 ? (provider?.id ?? null) : null,
    title: owner.name ?? provider?.name ?? target.ownerKey,
    closed: false,
  };
}

async function serviceSubject(tx: Tx, id: string): Promise<AlertSubject | undefined> {
  const service = isId(id)
    ? await tx.service.findUnique({
        where: { id },
        select: {
          id: true,
          kind: true,
          name: true,
          localAuthority: true,
          registrationNumber: true,
          providerId: true,
          status: true,
          declaration: { select: { displayName: true } },
        },
      })
    : null;
  return service
    ? {
        serviceId: service.id,
        ownerKey: null,
        providerId: service.providerId,
        title: distinctTitle({ ...service, name: service.declaration?.displayName ?? service.name }),
        closed: service.status === "closed",
      }
    : undefined;
}
