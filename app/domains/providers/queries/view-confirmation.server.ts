import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { dayAndTime } from "~/platform/time";
import { may } from "../confirmation.policy";
import { howWords } from "../confirmation.rules";
import { ownerTarget } from "../owner.rules";
import { sameDomainWords } from "../owner-address.rules";
import { kindLabel, serviceTitle } from "../service-words.rules";

export type ConfirmationView = {
  id: string;
  version: number;
  name: string;
  state: string;
  base: string;
  ownerTo: string;
  owner: string;
  askedBy: string;
  askedFor: string;
  /** Of whom one may ask, without its invitation: the council's own number. */
  askedForPhone: string | null;
  askedAt: string;
  adminName: string;
  email: string;
  /** What the address itself gives away: a webmail, nothing of the owner's name. */
  addressWords: string;
  services: { id: string; to: string; title: string; facts: string }[];
  /** What was confirmed and refused before, in words. */
  history: string[];
  decided: string | null;
  reason: string | null;
  /** Why this person does not decide, or null. */
  whyNot: string | null;
};

/** Who asks, with which address, and what the register says of the owner; 404 for what is no question of it. */
export function viewConfirmation(actor: Actor, id: string): Promise<ConfirmationView> {
  return read(actor, async (tx) => {
    const row = isId(id) ? await tx.providerConfirmation.findUnique({ where: { id } }) : null;
    if (!row || row.askedForId === null) return notFound();
    const provider = await tx.organisation.findUnique({
      where: { id: row.providerId },
      select: { name: true },
    });
    const asking = await tx.organisation.findUnique({
      where: { id: row.askedForId },
      select: { phone: true },
    });
    const services = await servicesOf(tx, row.owner);
    const owner = services[0]?.ownerName ?? provider?.name ?? "Not given";
    const permission = may(actor, "decide", row);
    const at = now();
    const paths = organiserPathsOf(actor);
    const before = await tx.providerConfirmation.findMany({
      where: { owner: row.owner, id: { not: row.id } },
      orderBy: { askedAt: "desc" },
      take: 20,
    });
    return {
      id: row.id,
      version: row.version,
      name: provider?.name ?? "A provider",
      state: row.state,
      base: paths.confirmations(),
      ownerTo: paths.owner(row.owner).page(),
      owner,
      askedBy: row.askedByName,
      askedFor: row.askedForName,
      askedForPhone: asking?.phone ?? null,
      askedAt: dayAndTime(row.askedAt, at),
      adminName: row.adminName ?? "",
      email: row.email ?? "",
      addressWords: sameDomainWords(row.email ?? "", owner),
      services: services.map((service) => ({
        id: service.id,
        to: paths.service(service.id).page(),
        title: serviceTitle({ ...service, name: service.declaration?.displayName ?? service.name }),
        facts: [kindLabel(service.kind), `URN ${service.registrationNumber}`, service.localAuthority]
          .filter(Boolean)
          .join(" · "),
      })),
      history: before.map((one) => `${howWords(told(one))}, ${dayAndTime(one.decidedAt ?? one.askedAt, at)}`),
      decided:
        row.state === "waiting"
          ? null
          : `${howWords(told(row))}, ${dayAndTime(row.decidedAt ?? row.askedAt, at)}`,
      reason: row.reason,
      whyNot: row.state !== "waiting" ? "It is decided" : permission === true ? null : permission.message,
    };
  });
}

function told(row: {
  state: string;
  how: string | null;
  decidedByName: string | null;
  decidedForName: string | null;
}) {
  return { state: row.state, how: row.how, by: row.decidedByName, of: row.decidedForName };
}

function servicesOf(tx: Tx, owner: string) {
  const target = ownerTarget(owner);
  return tx.service.findMany({
    where: { ...("ownerKey" in target ? target : { ...target, ownerKey: null }), status: { not: "closed" } },
    orderBy: { registrationNumber: "asc" },
    select: {
      id: true,
      kind: true,
      name: true,
      ownerName: true,
      registrationNumber: true,
      localAuthority: true,
      declaration: { select: { displayName: true } },
    },
  });
}
