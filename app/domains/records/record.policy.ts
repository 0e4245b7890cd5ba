import type { Actor } from "~/domains/access/actor";
import { holds } from "~/domains/access/actor";
import { CASE_WRITERS, REFERRAL_READERS, RELEASERS } from "~/domains/access/role-groups";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { definePolicy, deny, denyUnseen, type Permission } from "~/platform/permission";

/** What the policy must know of a placement, with those who work its case. */
export type RecordSubject = { councilId: string; assignedTo: string[] };

const ACTIONS = { view: mayView, take: mayTake, file: mayFile };
export type RecordAction = keyof typeof ACTIONS;

/**
 * Whether this person may see what there is to file of a placement, take the pack and confirm that it is filed: `true`, or a
 * refusal with a code (`other-organisation`, `role`, or those of `vault.policy`) and words. The pack names the child
 * and says who decided on the funding: it is taken whole, by whoever reads every chapter of it.
 */
export function may(actor: Actor, action: RecordAction, record: RecordSubject): Permission {
  if (actor.kind !== "council" || actor.organisationId !== record.councilId)
    return denyUnseen("other-organisation", "This placement belongs to another council");
  return ACTIONS[action](actor, record);
}

export const { abilities: recordAbilities } = definePolicy(ACTIONS, may);

function mayView(actor: Actor): Permission {
  return holds(actor, ...REFERRAL_READERS) || deny("role", "Your role does not read the case record");
}

/** The roles that may know a child and read its funding as well; the same in `prisma/sql/records.sql`. */
function mayTake(actor: Actor, record: RecordSubject): Permission {
  const views = mayView(actor);
  const knows = views === true ? mayKnow(actor, "read-identity", record) : views;
  if (knows !== true) return knows;
  return (
    holds(actor, ...RELEASERS) ||
    deny(
      "role",
      "The pack includes funding decisions, which your role does not read. Ask whoever works the case",
    )
  );
}

/** Whoever works the case; the same roles in `prisma/sql/records.sql`. */
function mayFile(actor: Actor, record: RecordSubject): Permission {
  if (!holds(actor, ...CASE_WRITERS))
    return deny("role", "Whoever works the case confirms where it was filed");
  return mayTake(actor, record);
}
