import { hashOfLink } from "~/domains/access/emailed-links.server";
import { type OrganisationPaths, organisationPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";

/** An invitation that can be answered, with what the answer needs to know. */
export type OpenInvitation = {
  id: string;
  email: string;
  /** As whoever invites wrote it. */
  name: string;
  roles: string[];
  by: string;
  expiresAt: Date;
  organisation: { name: string; home: string };
};

/**
 * How the link of an invitation stands. `used` also when a newer one has taken its place. `has-password`: the address
 * belongs to somebody who signs in first; the link alone does not speak for them.
 */
export type InvitationLinkState =
  | { state: "unknown" | "used" | "expired" | "refused" | "taken-back" }
  | { state: "open" | "has-password"; invitation: OpenInvitation };

/** Looks a token up; reading changes nothing, because mail scanners open links too. */
export async function invitationLinkState(token: string): Promise<InvitationLinkState> {
  const found = await transaction("auth", {}, (tx) => findByLink(tx, token));
  if (!found) return { state: "unknown" };
  const { link, invitation, hasPassword } = found;
  if (invitation.state === "refused" || invitation.state === "taken-back") return { state: invitation.state };
  if (invitation.state === "lapsed") return { state: "expired" };
  if (link.usedAt || invitation.state !== "waiting") return { state: "used" };
  if (link.expiresAt <= now() || invitation.expiresAt <= now()) return { state: "expired" };
  const { name, paths } = await organisationOf(invitation.organisationId);
  return {
    state: hasPassword ? "has-password" : "open",
    invitation: { ...invitation, by: invitation.invitedBy, organisation: { name, home: paths.home() } },
  };
}

async function findByLink(tx: Tx, token: string) {
  const link = await tx.emailedLink.findFirst({
    where: { hash: hashOfLink(token), purpose: "invitation" },
    select: { invitationId: true, expiresAt: true, usedAt: true },
  });
  if (!link?.invitationId) return undefined;
  const invitation = await tx.invitation.findUnique({ where: { id: link.invitationId } });
  if (!invitation) return undefined;
  const credential = await tx.credential.findUnique({
    where: { email: invitation.email },
    select: { passwordHash: true },
  });
  return { link, invitation, hasPassword: typeof credential?.passwordHash === "string" };
}

/** The name of an organisation and the addresses of its pages. */
export async function organisationOf(id: string): Promise<{ name: string; paths: OrganisationPaths }> {
  const found = await transaction("reader", {}, (tx) =>
    tx.organisation.findUniqueOrThrow({ where: { id }, select: { name: true, kind: true, slug: true } }),
  );
  return { name: found.name, paths: organisationPaths(found) };
}
