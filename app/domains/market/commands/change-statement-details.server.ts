import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { conflict, type Refusal } from "~/platform/refusal";
import { err, type Result } from "~/platform/result";
import type { StatementDetails } from "../statement/statement.schema";
import { lockFor, noteWritten } from "./write-statement.server";

export type ChangeStatementDetails = StatementDetails & {
  number: number;
  /** Digest of the title and period that the form was filled from (`contentDigest`). */
  expected: string;
  idempotency?: Idempotency<null>;
};

/** Changes what a draft is called and which years it is for. Other people's work on its blocks is no conflict. */
export function changeStatementDetails(
  actor: Actor,
  { number, title, period, expected, idempotency }: ChangeStatementDetails,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const statement = await lockFor(tx, actor, number, "write");
    if (!statement.ok) return statement;
    const told = clearNotices({ title, period });
    if (!told.ok) return told;
    const before = { title: statement.value.title, period: statement.value.period };
    if (contentDigest(before) !== expected) return err(conflict());
    return noteWritten(tx, actor, statement.value, now(), null, { title, period });
  });
}
