import { organisationOf } from "~/domains/access/invitation-state.server";
import { queueRefusal } from "~/domains/access/refusal-mail.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { isId, newId } from "~/platform/ids";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

/** Answered, taken back, run out, or never theirs: the page says how it stands when it is loaded again. */
const NOT_OPEN = notNow();

/**
 * Somebody who is signed in accepts an invitation to their own address and is a member from then on. Where the
 * organisation's pages begin.
 */
export async function acceptInvitation(
  personId: string,
  invitationId: string | undefined,
): Promise<Result<{ home: string }, Refusal>> {
  if (!isId(invitationId)) return err(NOT_OPEN);
  const member = await transaction("auth", {}, (tx) => accept(tx, { invitationId, personId }));
  if (!member) return err(NOT_OPEN);
  const [row] = await transaction("reader", { "app.person_id": personId }, (tx) =>
    tx.invitation.findMany({ where: { id: invitationId }, select: { organisationId: true } }),
  );
  if (!row) return err(NOT_OPEN);
  return ok({ home: (await organisationOf(row.organisationId)).paths.home() });
}

/**
 * Accepts in the caller's transaction, under the role of sign-in: who became a member, null when it is not open (any
 * more). Without a person it is who followed the link and has no password.
 */
export async function accept(
  tx: Tx,
  { invitationId, personId }: { invitationId: string; personId: string | null },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ person: string | null }[]>`
    select access.accept_invitation(${invitationId}::uuid, ${personId}::uuid, ${newId()}::uuid, ${newId()}::uuid,
                                    ${now()}::timestamptz) as person`;
  return row?.person ?? null;
}

/** Somebody refuses an invitation to their own address; who invited them is told. Nothing else changes. */
export async function refuseInvitation(
  invitationId: string | undefined,
  personId: string | null,
): Promise<Result<null, Refusal>> {
  if (!isId(invitationId)) return err(NOT_OPEN);
  return transaction("auth", {}, async (tx) => {
    const [row] = await tx.$queryRaw<{ refused: boolean; told: string[]; invited_for: string | null }[]>`
      select * from access.refuse_invitation(${invitationId}::uuid, ${personId}::uuid, ${now()}::timestamptz)`;
    if (!row?.refused) return err(NOT_OPEN);
    await queueRefusal(tx, { invitationId, told: row.told, invitedForId: row.invited_for });
    return ok(null);
  });
}
