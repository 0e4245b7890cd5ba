import type { Actor } from "~/domains/access/actor";
import { newInvitationLink } from "~/domains/access/emailed-links.server";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { Standing } from "../confirmation.rules";
import { PROVIDER_EVENTS } from "../provider.events";
import { findOwner } from "../queries/find-owner.server";
import { askSecondPerson } from "./ask-second-person.server";
import { isOwnAddress, tellFirstAdmin } from "./tell-first-admin.server";

export type ReinviteAdmin = {
  owner: string;
  organisationId: string;
  name: string;
  email: string;
  idempotency?: Idempotency<Reinvited>;
};
export type Reinvited = { organisationId: string; standing: Standing };

/**
 * Invites the first admin of a provider again, or somebody else in their place, for as long as nobody has accepted.
 * The invitation of who was invited before and never came is taken back. To an address that nobody else has confirmed
 * for this owner the provider is unconfirmed (again), and a second person is asked.
 */
export function reinviteAdmin(actor: Actor, input: ReinviteAdmin): Promise<Result<Reinvited, Refusal>> {
  return write<Reinvited, Refusal>(actor, input.idempotency, async (tx) => {
    const owner = await findOwner(tx, actor, input.owner);
    const provider = owner?.providers.find((one) => one.id === input.organisationId);
    if (!owner || !provider) return err(missing());
    if (owner.permission !== true) return err(refusalOf(owner.permission));
    if (provider.ownerCouncilId === null && (await isOwnAddress(tx, actor, input.email)))
      return err(invalid("This is your own address. Enter the address of somebody at the provider", "email"));
    // The same lock as in the database's function: what is asked here still stands there.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('admission:' || ${provider.id}, 0))`;
    const [admission] = await tx.$queryRaw<{ waiting: boolean }[]>`
      select waiting from access.admission_of(${provider.id}::uuid)`;
    if (!admission?.waiting)
      return err(
        conflict("Somebody has accepted for them meanwhile. Their own admin invites colleagues from now on."),
      );
    const link = newInvitationLink();
    const invitationId = newId();
    await tx.$queryRaw`
      select access.reinvite_admin(${provider.id}::uuid, ${invitationId}::uuid, ${input.email}, ${input.name},
        ${link.hash}, ${link.at}::timestamptz, ${link.expiresAt}::timestamptz)`;
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: "provider-invited-again",
      audience: "council",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      providerId: null,
      subject: "organisation",
      subjectId: provider.id,
    });
    await tellFirstAdmin(tx, actor, {
      invitationId,
      name: input.name,
      email: input.email,
      organisation: provider.name,
      link,
    });
    return ok({ organisationId: provider.id, standing: await askSecondPerson(tx, provider.id) });
  });
}
