import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { denyPage } from "~/platform/refusal.server";
import { hasRoleFor } from "../case-parts.rules";
import { may } from "../referral.policy";
import { listCaseWorkers } from "./list-case-workers.server";

export type Choosable = { value: string; label: string };

export type NewReferralView = {
  brokers: Choosable[];
  socialWorkers: Choosable[];
  /** Who the form begins with: the actor where they may, else the council's duty owner. */
  brokerId: string;
  socialWorkerId: string;
};

/** Who could work a new referral. Throws 403, with the reason, for those who begin none. */
export async function viewNewReferral(actor: Actor): Promise<NewReferralView> {
  const allowed = may(actor, "create", { councilId: actor.organisationId, state: "draft" });
  if (allowed !== true) return denyPage(allowed);
  return read(actor, async (tx) => {
    const workers = await listCaseWorkers(tx, actor);
    const council = await tx.organisation.findUnique({
      where: { id: actor.organisationId },
      select: { dutyOwnerId: true },
    });
    const brokers = workers.filter((worker) => hasRoleFor("broker", worker));
    const socialWorkers = workers.filter((worker) => hasRoleFor("social-worker", worker));
    const named = (people: typeof workers): Choosable[] =>
      people.map(({ id, name }) => ({ value: id, label: id === actor.personId ? `${name} (you)` : name }));
    const isHere = (people: typeof workers, id: string | null | undefined) =>
      id && people.some((worker) => worker.id === id) ? id : "";
    const isSocialWorker = actor.roles.includes("social-worker");
    return {
      brokers: named(brokers),
      socialWorkers: named(socialWorkers),
      brokerId: isHere(brokers, actor.personId) || isHere(brokers, council?.dutyOwnerId),
      socialWorkerId: isSocialWorker ? isHere(socialWorkers, actor.personId) : "",
    };
  });
}
