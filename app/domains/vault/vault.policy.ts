import { type Actor, holds } from "~/domains/access/actor";
import { KNOW_EVERY_CHILD } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

/** What the policy must know of a child's referral. */
export type ChildSubject = { councilId: string; assignedTo: string[] };

const ACTIONS = { "read-identity": mayReadIdentity, "read-names": mayReadNames };
export type ChildAction = keyof typeof ACTIONS;

/** Whether this person may know who the child is, or read the child's names in a text; refusals: `not-the-council`, `role`, `not-yours`. */
export function may(actor: Actor, action: ChildAction, child: ChildSubject): Permission {
  return ACTIONS[action](actor, child);
}

export const { abilities: childAbilities } = definePolicy(ACTIONS, may);

/**
 * Who in the placing council may see who the child is: people who work cases, a broker only where the referral is
 * theirs. Commissioners, finance and quality assurance officers and admins never need it (docs/domain.md, rule 1).
 */
function mayReadIdentity(actor: Actor, child: ChildSubject): Permission {
  if (actor.kind !== "council" || actor.organisationId !== child.councilId)
    return deny("not-the-council", "Only the placing council knows who the child is.");
  if (holds(actor, ...KNOW_EVERY_CHILD)) return true;
  if (!holds(actor, "broker"))
    return deny("role", "Your role does not include seeing who a child is. Age and gender are shown.");
  if (child.assignedTo.includes(actor.personId)) return true;
  return deny(
    "not-yours",
    "Only the broker who has this referral sees who the child is. Reassign it to yourself first.",
  );
}

/**
 * The one rule for every page that can show a text as the council wrote it: the child's page, the pages of the referral,
 * check, gate, fuller detail, documents. Everybody else of the council reads the masked form. A head of service may know
 * the child, to release or approve, and needs no names for that: money is decided on the masked text.
 */
function mayReadNames(actor: Actor, child: ChildSubject): Permission {
  const roles = actor.roles.filter((role) => role !== "head-of-service");
  const allowed = mayReadIdentity({ ...actor, roles }, child);
  if (allowed === true || allowed.reason === "not-yours" || roles.length === actor.roles.length)
    return allowed;
  return deny("role", "Your role reads this with names masked. The broker and the social worker see them.");
}
