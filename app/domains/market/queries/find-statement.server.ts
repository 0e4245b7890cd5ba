import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";
import { asStatementState, type StatementState } from "../statement/statement.machine";
import { statementsScope } from "../statement/statement.scope.server";

/** One edition as commands and pages need it; the policy asks it as its subject. */
export type FoundStatement = {
  id: string;
  councilId: string;
  number: number;
  title: string;
  period: string;
  state: StatementState;
  stateSince: Date;
  lastWrittenById: string;
  lastWrittenAt: Date;
  version: number;
};

const SHOWN = {
  id: true,
  councilId: true,
  number: true,
  title: true,
  period: true,
  state: true,
  stateSince: true,
  lastWrittenById: true,
  lastWrittenAt: true,
  version: true,
} as const;

/** An edition of the actor's council by its number; null where there is none, or it is another council's. */
export async function findStatement(
  tx: Tx,
  actor: Actor,
  number: number,
  { lock = false }: { lock?: boolean } = {},
): Promise<FoundStatement | null> {
  if (lock)
    await tx.$queryRaw`
      select id from statements where council_id = ${actor.organisationId}::uuid and number = ${number} for no key update`;
  const found = await tx.statement.findFirst({ where: { ...statementsScope(actor), number }, select: SHOWN });
  return found && { ...found, state: asStatementState(found.state) };
}
