import { hashOfLink } from "~/domains/access/emailed-links.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";

export type LinkPurpose = "invitation" | "password";

/**
 * How an emailed link stands. `left`: its person belongs to no organisation any more. `has-password`: an
 * invitation to somebody who signs in already; it changes nothing of theirs.
 */
export type LinkState =
  | { state: "unknown" | "used" | "expired" | "left" }
  | {
      state: "has-password" | "open";
      personId: string;
      email: string;
      name: string;
      organisations: string[];
    };

/** Looks a token up; reading changes nothing, because mail scanners open links too. */
export async function linkState(token: string, purpose: LinkPurpose): Promise<LinkState> {
  const found = await transaction("auth", {}, (tx) => findLink(tx, token, purpose));
  if (!found) return { state: "unknown" };
  const { link, credential } = found;
  if (link.usedAt) return { state: "used" };
  if (link.expiresAt <= now()) return { state: "expired" };
  const person = await transaction("reader", { "app.person_id": link.personId }, (tx) =>
    tx.person.findUnique({
      where: { id: link.personId },
      select: {
        name: true,
        memberships: { where: { endedAt: null }, select: { organisation: { select: { name: true } } } },
      },
    }),
  );
  if (!person || person.memberships.length === 0) return { state: "left" };
  return {
    state: purpose === "invitation" && credential.passwordHash !== null ? "has-password" : "open",
    personId: link.personId,
    email: credential.email,
    name: person.name,
    organisations: person.memberships.map((membership) => membership.organisation.name),
  };
}

async function findLink(tx: Tx, token: string, purpose: LinkPurpose) {
  const link = await tx.emailedLink.findFirst({
    where: { hash: hashOfLink(token), purpose },
    select: { personId: true, expiresAt: true, usedAt: true },
  });
  if (!link) return undefined;
  const credential = await tx.credential.findUnique({
    where: { personId: link.personId },
    select: { email: true, passwordHash: true },
  });
  return credential ? { link, credential } : undefined;
}
