import type { Actor, Role } from "~/domains/access/actor";
import { CASE_WRITERS } from "~/domains/access/role-groups";
import type { Tx } from "~/domains/access/transactions.server";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { listCaseWorkers } from "~/domains/referrals/queries/list-case-workers.server";
import { may } from "../release.policy";

type Document = { councilId: string; uploadedById: string; reference: string };

/**
 * Whom to ask for a second person's look at a document, without who sent it: who works the referral and the team
 * managers; where that is nobody, every colleague who may. In the council's transaction.
 */
export async function whoMayConfirm(tx: Tx, document: Document) {
  const council = await tx.organisation.findUnique({
    where: { id: document.councilId },
    select: { name: true, slug: true },
  });
  if (!council) return undefined;
  const actor: Actor = {
    kind: "council",
    personId: document.uploadedById,
    personName: "",
    organisationId: document.councilId,
    organisationSlug: council.slug,
    organisationName: council.name,
    roles: [],
  };
  const referral = await findReferral(tx, actor, document.reference);
  if (!referral) return undefined;
  const subject = { ...referral, assignedTo: assignedTo(referral) };
  const able = (await listCaseWorkers(tx, actor, CASE_WRITERS)).filter(
    ({ id, name, roles }) =>
      id !== document.uploadedById &&
      may(
        { ...actor, personId: id, personName: name, roles: roles as Role[] },
        "confirm-document",
        subject,
      ) === true,
  );
  const near = able.filter(
    ({ id, roles }) => subject.assignedTo.includes(id) || roles.includes("team-manager"),
  );
  const emergency = referral.purpose === "emergency";
  return { council, emergency, people: near.length > 0 ? near : able };
}
