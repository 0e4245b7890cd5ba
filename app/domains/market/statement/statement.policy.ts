import { type Actor, holds } from "~/domains/access/actor";
import {
  INTENTION_MOVERS,
  STATEMENT_PUBLISHERS,
  STATEMENT_READERS,
  STATEMENT_WRITERS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, type Permission } from "~/platform/permission";
import type { StatementState } from "./statement.machine";

export type StatementAction =
  | "view"
  | "start"
  | "write"
  | "comment"
  | "send-to-review"
  | "return"
  | "publish"
  | "move-intention";

/** `lastWrittenById` is who wrote last; a statement that is still to be started has neither state nor writer. */
export type StatementSubject = {
  councilId: string;
  state: StatementState | null;
  lastWrittenById: string | null;
};

const STAGE: Readonly<Record<Exclude<StatementAction, "view" | "start">, readonly StatementState[]>> = {
  write: ["draft"],
  comment: ["draft", "in-review"],
  "send-to-review": ["draft"],
  return: ["in-review"],
  publish: ["in-review"],
  "move-intention": ["published"],
};

const NOT_IN_STAGE: Readonly<Record<StatementState, string>> = {
  draft: "Send the statement for review first",
  "in-review": "The statement is in review. Return it to draft to change it",
  published: "A published statement does not change. Start the next version",
  superseded: "A published statement does not change. Start the next version",
};

const ONLY_PUBLISHED = "Only intentions in the version that is published now have a status you can change";

/**
 * Whether this person may do something with a statement: commissioners and quality assurance write, a commissioner, a head of
 * service or the director publishes what a colleague wrote last, and all of them read and comment. The same in
 * `prisma/sql/market.sql`. Refusals: `other-organisation`, `role`, `not-in-state`, `wrote-last`.
 */
export function may(actor: Actor, action: StatementAction, subject: StatementSubject): Permission {
  if (actor.kind === "provider" || actor.organisationId !== subject.councilId)
    return deny("other-organisation", "Each council and the hub write their own market position statement");
  if (!holds(actor, ...rolesFor(action))) return deny("role", whoseTurn(action));
  if (action === "view" || action === "start" || subject.state === null) return true;
  if (!STAGE[action].includes(subject.state))
    return denyNow(
      "not-in-state",
      action === "move-intention" ? ONLY_PUBLISHED : NOT_IN_STAGE[subject.state],
    );
  if (action === "publish" && subject.lastWrittenById === actor.personId)
    return denyNow("wrote-last", "You made the last change, so a colleague must publish it");
  return true;
}

/** Who may do it, for somebody without the role. */
function whoseTurn(action: StatementAction): string {
  const roles = rolesFor(action);
  if (roles === INTENTION_MOVERS) return "Only a commissioner can change the status of an intention";
  if (roles === STATEMENT_PUBLISHERS)
    return "Only a commissioner, head of service or director can publish the statement";
  return roles === STATEMENT_READERS
    ? "Only commissioners, quality assurance, heads of service and directors can open draft statements"
    : "Only a commissioner or quality assurance officer can edit the statement";
}

function rolesFor(action: StatementAction) {
  if (action === "publish") return STATEMENT_PUBLISHERS;
  if (action === "move-intention") return INTENTION_MOVERS;
  if (action === "view" || action === "comment" || action === "return") return STATEMENT_READERS;
  return STATEMENT_WRITERS;
}

const ACTIONS: Readonly<Record<StatementAction, true>> = {
  view: true,
  start: true,
  write: true,
  comment: true,
  "send-to-review": true,
  return: true,
  publish: true,
  "move-intention": true,
};

/** Every action with whether it may be done now, for a view. */
export const { abilities: statementAbilities } = definePolicy(ACTIONS, may);
