import type { Actor } from "~/domains/access/actor";
import { type NewLink, newInvitationLink } from "~/domains/access/emailed-links.server";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { Standing } from "../confirmation.rules";
import { freeSlug, slugOfName } from "../owner.rules";
import { PROVIDER_EVENTS } from "../provider.events";
import { findOwner } from "../queries/find-owner.server";
import { askSecondPerson } from "./ask-second-person.server";
import { lockAdmissions } from "./lock-admissions.server";
import { isOwnAddress, tellFirstAdmin } from "./tell-first-admin.server";

export type AdmitProvider = {
  /** The owner as its page's address names it. */
  owner: string;
  /** The provider's name on the portal. */
  organisation: string;
  name: string;
  email: string;
  idempotency?: Idempotency<Admitted>;
};
export type Admitted = {
  organisationId: string;
  slug: string;
  services: number;
  /** Confirmed at once, or a second person is asked. */
  standing: Standing;
};

/** What is written once, before the first admin is told. */
type Claimed = Admitted & { link: NewLink; invitationId: string };

const BY_SOMEBODY_ELSE =
  "Somebody else brought it on a moment ago. Their invitation is on its way; yours was not sent.";

/**
 * Brings an owner of the register on: an organisation with all its open services, and its first admin invited by
 * a single-use link good for 7 days. Of two people at once one wins; the other gets `conflict`. Unless others have
 * confirmed the address for this owner, the provider is unconfirmed until a second person confirms it (ADR 0018).
 */
export function admitProvider(actor: Actor, input: AdmitProvider): Promise<Result<Admitted, Refusal>> {
  return write<Admitted, Refusal>(actor, input.idempotency, async (tx) => {
    const claimed = await claimOwner(tx, actor, input);
    if (!claimed.ok) return claimed;
    const { link, invitationId, ...admitted } = claimed.value;
    await tellFirstAdmin(tx, actor, { ...input, link, invitationId });
    return ok(admitted);
  });
}

/**
 * The same inside a transaction of the caller, which tells the first admin afterwards. It is rolled back where this
 * answers with an error.
 */
export async function claimOwner(
  tx: Tx,
  actor: Actor,
  input: Omit<AdmitProvider, "idempotency">,
): Promise<Result<Claimed, Refusal>> {
  // One at a time, so that neither a service nor an address is taken twice; the database's function refuses it too.
  await lockAdmissions(tx);
  const owner = await findOwner(tx, actor, input.owner);
  if (!owner) return err(missing());
  if (owner.permission !== true) return err(refusalOf(owner.permission));
  if (owner.providers.length > 0) return err(conflict(BY_SOMEBODY_ELSE));
  const internal = owner.subject.councilOwner !== null;
  if (!internal && (await isOwnAddress(tx, actor, input.email)))
    return err(invalid("This is your own address. Enter the address of somebody at the provider", "email"));
  const taken = await tx.organisation.findMany({
    where: { slug: { startsWith: slugOfName(input.organisation) } },
    select: { slug: true },
  });
  const slug = freeSlug(
    input.organisation,
    taken.map((one) => one.slug),
  );
  const organisationId = newId();
  const services = owner.waiting.map((service) => service.id);
  const link = newInvitationLink();
  const invitationId = newId();
  await tx.$queryRaw`
      select access.admit_provider(${organisationId}::uuid, ${slug}, ${input.organisation}, ${internal}, ${services}::uuid[],
        ${invitationId}::uuid, ${input.email}, ${input.name}, ${link.hash},
        ${link.at}::timestamptz, ${link.expiresAt}::timestamptz)`;
  await recordEvent(tx, actor, PROVIDER_EVENTS, {
    kind: "provider-brought-on",
    audience: "both",
    councilId: actor.kind === "council" ? actor.organisationId : null,
    providerId: organisationId,
    subject: "organisation",
    subjectId: organisationId,
    data: { services: services.length, internal },
  });
  const standing = await askSecondPerson(tx, organisationId);
  return ok({ organisationId, slug, services: services.length, standing, link, invitationId });
}
