import type { Actor } from "~/domains/access/actor";
import { newInvitationLink } from "~/domains/access/emailed-links.server";
import { mailInvitation } from "~/domains/access/invitation-mail.server";
import { lockPeople, refusedChange } from "~/domains/access/people-lock.server";
import { tellDecision } from "~/domains/access/role-mail.server";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { isId } from "~/platform/ids";
import { deny } from "~/platform/permission";
import { conflict, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

export type DecideRolesInput = {
  id: string;
  what: "roles" | "invitation";
  confirm: boolean;
  idempotency?: Idempotency<null>;
};

const GONE: Refusal = conflict(
  "This has been decided or cancelled, or has waited too long. The list shows what is still to confirm.",
);
const NOT_YOURS = deny(
  "own-roles",
  "You cannot confirm your own request or your own roles. Another admin or the region's hub can.",
);

/**
 * A second person confirms roles or an invitation that an admin asked for, or refuses it: another admin of the organisation,
 * or for a council the hub. Who asked and whom it is about are told; an invitation is sent now.
 */
export function decideRoles(actor: Actor, input: DecideRolesInput): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const permission = await lockPeople(tx, actor, "change-roles");
    if (permission !== true) return err(refusedChange(permission, "roles"));
    if (!isId(input.id)) return err(missing());
    const [waiting] = await tx.$queryRaw<{ mine: boolean }[]>`
      select mine from access.to_confirm(${now()}::timestamptz) where id = ${input.id}::uuid and what = ${input.what}`;
    if (!waiting) return err(GONE);
    if (!waiting.mine) return err(refusedChange(NOT_YOURS, "roles"));
    const done = input.what === "roles" ? await roles(tx, actor, input) : await invitation(tx, actor, input);
    return done ? ok(null) : err(GONE);
  });
}

type Change = {
  person_id: string;
  asked_by_id: string;
  person: string;
  gains: string[];
  organisation: string;
};

async function roles(tx: Tx, actor: Actor, { id, confirm }: DecideRolesInput): Promise<boolean> {
  const [facts] = await tx.$queryRaw<Change[]>`select * from access.role_change_facts(${id}::uuid)`;
  const [row] = await tx.$queryRaw<{ outcome: "done" | "gone" }[]>`
    select access.decide_role_change(${id}::uuid, ${confirm}::boolean, ${now()}::timestamptz) as outcome`;
  if (!facts || row?.outcome !== "done") return false;
  await tellDecision(tx, actor, {
    to: [facts.asked_by_id, facts.person_id],
    person: facts.person,
    roles: facts.gains,
    organisation: facts.organisation,
    confirmed: confirm,
  });
  return true;
}

type Asked = {
  email: string;
  name: string;
  roles: string[];
  invited_by: string;
  invited_by_id: string | null;
  organisation: string;
};

async function invitation(tx: Tx, actor: Actor, { id, confirm }: DecideRolesInput): Promise<boolean> {
  const link = newInvitationLink();
  const [asked] = await tx.$queryRaw<Asked[]>`
    select * from access.decide_invitation(${id}::uuid, ${confirm}::boolean, ${link.hash}, ${link.at}::timestamptz,
                                           ${link.expiresAt}::timestamptz)`;
  if (!asked) return false;
  const { email, name, roles: asWhat, invited_by: by, organisation } = asked;
  if (confirm) await mailInvitation(tx, actor, { email, name, roles: asWhat, link, by, organisation });
  await tellDecision(tx, actor, {
    to: [asked.invited_by_id],
    person: name,
    roles: asWhat,
    organisation,
    confirmed: confirm,
  });
  return true;
}
