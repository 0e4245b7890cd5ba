import type { Role } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";

/** Somebody with an account, as a mail addresses them. */
export type Recipient = { personId: string; name: string };

/** Whom one step finds among those who belong to the organisation today: everybody that one of its words fits. */
export type Step = {
  /** People by name. */
  readonly people?: readonly (string | null | undefined)[];
  /** Whoever holds one of these roles. */
  readonly roles?: readonly Role[];
  /** Whoever the organisation has named for the work of those who leave; only while they hold one of these roles. */
  readonly dutyOwner?: true | readonly Role[];
};

export type Wanted = {
  readonly organisationId: string;
  /** A step in which nobody is left goes on to the next. */
  readonly steps: readonly Step[];
  /** Whom no step finds: who acted, who has left, whose address bounced. */
  readonly without?: ReadonlySet<string>;
};

export type Found = { readonly step: number; readonly people: Recipient[] };

/**
 * The one finder of those a mail goes to: the people of the first step that has somebody left, longest there first,
 * with the number of the step; undefined where no step has anybody. Whoever has left the organisation is never found.
 * Reads as the organisation that is set for the transaction (docs/adr/0011).
 */
export async function findRecipients(
  tx: Tx,
  { organisationId, steps, without }: Wanted,
): Promise<Found | undefined> {
  const members = (
    await tx.membership.findMany({
      where: { organisationId, endedAt: null },
      select: { personId: true, roles: true, person: { select: { name: true } } },
      orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    })
  ).filter(({ personId }) => !without?.has(personId));
  const duty = steps.some(({ dutyOwner }) => dutyOwner) ? await dutyOwnerOf(tx, organisationId) : null;
  for (const [step, wanted] of steps.entries()) {
    const people = members
      .filter(({ personId, roles }) => fits(wanted, personId, roles, duty))
      .map(({ personId, person }) => ({ personId, name: person.name }));
    if (people.length > 0) return { step, people };
  }
  return undefined;
}

async function dutyOwnerOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.organisation.findUnique({ where: { id }, select: { dutyOwnerId: true } });
  return row?.dutyOwnerId ?? null;
}

function fits(
  { people, roles, dutyOwner }: Step,
  personId: string,
  held: readonly string[],
  duty: string | null,
): boolean {
  if (people?.includes(personId)) return true;
  if (roles?.some((role) => held.includes(role))) return true;
  if (!dutyOwner || personId !== duty) return false;
  return dutyOwner === true || dutyOwner.some((role) => held.includes(role));
}
