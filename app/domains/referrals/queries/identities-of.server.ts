import type { Actor } from "~/domains/access/actor";
import type { VaultIdentity } from "~/domains/anonymisation/vault-values.rules";
import { identityForComparison } from "~/domains/vault/queries/read-identity.server";
import type { Tx } from "~/platform/database/transaction.server";
import { completeIdentity } from "../child-fields.rules";

/** Whatever the vault holds of a child, also of a page that was put aside half-filled. */
export type ComparedIdentity = VaultIdentity & { town?: string };

/**
 * Who the children of a referral are, for comparing with what is about to be published; inside the council's
 * transaction. Nobody sees it, so no look is written: it must never reach a page, a mail or a log.
 */
export async function identitiesOf(tx: Tx, actor: Actor, referralId: string): Promise<ComparedIdentity[]> {
  const children = await tx.referralChild.findMany({
    where: { referralId, councilId: actor.organisationId },
    select: { identityId: true },
    orderBy: { position: "asc" },
  });
  const identities: ComparedIdentity[] = [];
  for (const { identityId } of children) {
    const stored = await identityForComparison(tx, actor, identityId);
    // What was destroyed is known to nobody here; the commands that go on with such a search refuse it themselves.
    if (stored.ok) identities.push(completeIdentity(stored.value) ?? halfFilled(stored.value.fields));
  }
  return identities;
}

const LISTS: ReadonlySet<string> = new Set([
  "otherNames",
  "otherFamilyNames",
  "otherPeopleNames",
  "otherWords",
]);

/** What was typed of a child's page that was put aside. */
function halfFilled(fields: Readonly<Record<string, unknown>>): ComparedIdentity {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]): [string, string | string[]][] => {
      if (Array.isArray(value)) return [[field, value.map(String)]];
      if (typeof value !== "string" || value === "") return [];
      return [[field, LISTS.has(field) ? value.split(/[\n,;]+/) : value]];
    }),
  );
}
