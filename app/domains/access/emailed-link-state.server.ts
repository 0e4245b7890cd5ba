import { hashOfLink } from "~/domains/access/emailed-links.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";

/** How an emailed link to a new password stands. */
export type LinkState =
  | { state: "unknown" | "used" | "expired" }
  | { state: "open"; personId: string; email: string; name: string };

/** Looks a token up; reading changes nothing, because mail scanners open links too. */
export async function linkState(token: string): Promise<LinkState> {
  const found = await transaction("auth", {}, (tx) => findLink(tx, token));
  if (!found) return { state: "unknown" };
  const { personId, usedAt, expiresAt, email } = found;
  if (usedAt) return { state: "used" };
  if (expiresAt <= now()) return { state: "expired" };
  const person = await transaction("reader", { "app.person_id": personId }, (tx) =>
    tx.person.findUnique({ where: { id: personId }, select: { name: true } }),
  );
  return person ? { state: "open", personId, email, name: person.name } : { state: "unknown" };
}

async function findLink(tx: Tx, token: string) {
  const link = await tx.emailedLink.findFirst({
    where: { hash: hashOfLink(token), purpose: "password" },
    select: { personId: true, expiresAt: true, usedAt: true },
  });
  const { personId } = link ?? {};
  if (!link || !personId) return undefined;
  const credential = await tx.credential.findUnique({ where: { personId }, select: { email: true } });
  return credential ? { ...link, personId, email: credential.email } : undefined;
}
