import type { Actor } from "~/domains/access/actor";
import type { VaultIdentity } from "~/domains/anonymisation/vault-values.rules";
import { recordComparison, textsInTheHour } from "~/domains/vault/commands/record-comparison.server";
import { isTooMany, TOO_MANY_TEXTS } from "~/domains/vault/comparison.rules";
import { identityForComparison } from "~/domains/vault/queries/read-identity.server";
import type { Tx } from "~/platform/database/transaction.server";
import { type Err, err, ok, type Result } from "~/platform/result";
import { completeIdentity } from "../child-fields.rules";
import { tellUnusualComparisons } from "../commands/tell-unusual-comparisons.server";
import { knowsTheChild } from "./knows-the-child.server";

/** Whatever the vault holds of a child, also of a page that was put aside half-filled. */
export type ComparedIdentity = VaultIdentity & { town?: string };

export type Compared<T> = {
  value: T;
  /** How many things in the texts the vault knows. */
  findings: number;
};

export type TooManyTexts = { type: "invalid"; words: string };

type Comparison = {
  referralId: string;
  /** How many texts are compared. */
  texts: number;
  /** The person wrote them just now, so that the answer is one more try. A page that is shown is none. */
  typed: boolean;
};

/**
 * The one way in which a text is compared with who the children of a referral are. Each comparison is a look of the
 * person in whose name it runs, with its count, which the council reads; it stays when the command is refused. Whoever
 * may not know the child gets so many answers an hour (`invalid`, in words), and an admin is told of unusual numbers.
 * `knows` says whether the person may be told what was found. What is opened must never reach a page, a mail or a log.
 */
export async function compareWithChildren<T>(
  tx: Tx,
  actor: Actor,
  { referralId, texts, typed }: Comparison,
  compare: (children: ComparedIdentity[], knows: boolean) => Compared<T>,
): Promise<Result<T, TooManyTexts>> {
  const knows = await knowsTheChild(tx, actor, referralId);
  const ids = await identityIdsOf(tx, actor, referralId);
  const before = typed && !knows ? await textsInTheHour(tx, actor, ids) : 0;
  if (isTooMany(before)) return tooMany();
  const children = await identitiesOf(tx, actor, ids);
  const { value, findings } = compare(children, knows);
  await recordComparison(tx, actor, { identityIds: ids, texts, findings, typed });
  if (typed && !knows) await tellUnusualComparisons(tx, actor, { referralId, before, texts });
  return ok(value);
}

const tooMany = (): Err<TooManyTexts> => err({ type: "invalid", words: TOO_MANY_TEXTS });

/** The same for a page that is shown: nobody tries anything, so there is no limit to reach. */
export async function compareForPage<T>(
  tx: Tx,
  actor: Actor,
  { referralId, texts }: Omit<Comparison, "typed">,
  compare: (children: ComparedIdentity[], knows: boolean) => Compared<T>,
): Promise<T> {
  const compared = await compareWithChildren(tx, actor, { referralId, texts, typed: false }, compare);
  if (!compared.ok) throw new Error("A page that is shown was counted as a try.");
  return compared.value;
}

async function identityIdsOf(tx: Tx, actor: Actor, referralId: string): Promise<string[]> {
  const children = await tx.referralChild.findMany({
    where: { referralId, councilId: actor.organisationId },
    select: { identityId: true },
    orderBy: { position: "asc" },
  });
  return children.map(({ identityId }) => identityId);
}

async function identitiesOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ComparedIdentity[]> {
  const identities: ComparedIdentity[] = [];
  for (const identityId of ids) {
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
