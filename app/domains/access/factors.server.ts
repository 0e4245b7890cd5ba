import { mailAccount } from "~/domains/access/account-mail.server";
import { needsSecondFactor } from "~/domains/access/second-factor.rules";
import { account } from "~/paths/access";
import { now } from "~/platform/clock.server";
import { pipelined, type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { londonTime, longDate } from "~/platform/time";
import type { AccountNoticeProps } from "~emails/account-notice";

/** A second factor that somebody has, without its secret. */
export type FactorFacts = {
  id: string;
  kind: "authenticator" | "passkey";
  name: string;
  createdAt: Date;
  usedAt: Date | null;
};

/** The second factors of a person that count. */
export function factorsOf(personId: string): Promise<FactorFacts[]> {
  return transaction("auth", {}, (tx) => activeFactors(tx, personId));
}

/** The same in the caller's transaction. */
export async function activeFactors(tx: Tx, personId: string): Promise<FactorFacts[]> {
  const rows = await tx.factor.findMany({
    where: { personId, active: true },
    select: { id: true, kind: true, name: true, createdAt: true, usedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, kind: row.kind as FactorFacts["kind"] }));
}

/**
 * With the first second factor the person's other sessions end: they began without one, and nobody would ask them for it.
 */
export async function endSessionsWithout(tx: Tx, personId: string, mine: string): Promise<void> {
  await tx.session.deleteMany({ where: { personId, id: { not: mine }, factor: { not: "given" } } });
}

/** Whether a second factor is asked of a person: by a role that they hold anywhere, or by their council of everybody. */
export async function needsFactor(personId: string): Promise<boolean> {
  const [rows] = await pipelined("reader", { "app.person_id": personId }, (sql) => [
    sql<{ roles: string[]; second_factor_for_all: boolean }[]>`
      select m.roles, o.second_factor_for_all
        from access.memberships m join access.organisations o on o.id = m.organisation_id
       where m.person_id = ${personId} and m.ended_at is null`,
  ]);
  return rows.some((row) => row.second_factor_for_all || needsSecondFactor(row.roles));
}

type Notice = AccountNoticeProps["what"];

const EVENTS: Partial<Record<Notice, string>> = {
  "passkey-added": "second-factor-added",
  "authenticator-added": "second-factor-added",
  "factor-removed": "second-factor-removed",
  "recovery-code-used": "recovery-code-used",
  "recovery-codes-made": "recovery-codes-made",
};

/** Tells a person what became of their account, and records it with the organisations they act for. */
export async function noteAccount(tx: Tx, personId: string, what: Notice, detail?: string): Promise<void> {
  const at = now();
  const event = EVENTS[what];
  if (event)
    await tx.$executeRaw`select access.record_own_factor(${personId}::uuid, ${event}, ${at}::timestamptz)`;
  const props: AccountNoticeProps = {
    what,
    at: `${longDate(at, at)} at ${londonTime(at)}`,
    link: `${env().APP_URL}${account.page()}`,
    ...(detail ? { detail } : {}),
  };
  await mailAccount(tx, { organisationId: null, toPersonId: personId, template: "account-notice", props });
}
