import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { asStatementState, type StatementState } from "../statement/statement.machine";
import { may } from "../statement/statement.policy";
import { statementsScope } from "../statement/statement.scope.server";

export type Edition = {
  number: number;
  title: string;
  period: string;
  state: StatementState;
  stateSince: Date;
  lastWrittenAt: Date;
};
export type StatementList = {
  /** Newest first. */
  editions: Edition[];
  /** Whether the actor may start the next one now. */
  mayStart: boolean;
  now: Date;
};

/** The editions of the actor's council; 403 in words. */
export function listStatements(actor: Actor): Promise<StatementList> {
  return read(actor, async (tx) => {
    const subject = { councilId: actor.organisationId, state: null, lastWrittenById: null };
    const seen = may(actor, "view", subject);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const rows = await tx.statement.findMany({
      where: statementsScope(actor),
      orderBy: { number: "desc" },
      select: {
        number: true,
        title: true,
        period: true,
        state: true,
        stateSince: true,
        lastWrittenAt: true,
      },
    });
    const editions = rows.map((row) => ({ ...row, state: asStatementState(row.state) }));
    const isOpen = editions.some(({ state }) => state === "draft" || state === "in-review");
    return { editions, mayStart: !isOpen && may(actor, "start", subject) === true, now: now() };
  });
}
