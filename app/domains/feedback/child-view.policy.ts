import type { Actor } from "~/domains/access/actor";
import { holds } from "~/domains/access/actor";
import { CASE_WRITERS } from "~/domains/access/role-groups";
import { type ChildSubject, may as mayKnow } from "~/domains/vault/vault.policy";
import { definePolicy, deny, type Permission } from "~/platform/permission";

const ACTIONS = { read: mayRead, record: mayRecord };
export type ChildViewAction = keyof typeof ACTIONS;

/** A child's own words are for those who may know who the child is (`vault.policy`); whoever works the case writes them down. */
export function may(actor: Actor, action: ChildViewAction, child: ChildSubject): Permission {
  return ACTIONS[action](actor, child);
}

export const { abilities: childViewAbilities } = definePolicy(ACTIONS, may);

function mayRead(actor: Actor, child: ChildSubject): Permission {
  return mayKnow(actor, "read-identity", child);
}

function mayRecord(actor: Actor, child: ChildSubject): Permission {
  const reads = mayRead(actor, child);
  if (reads !== true) return reads;
  return holds(actor, ...CASE_WRITERS) || deny("role", "Your role does not record what a child says");
}
