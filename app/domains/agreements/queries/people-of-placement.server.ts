import type { Tx } from "~/domains/access/transactions.server";

/** Somebody who works on a placement, with their part in it as both sides say it. */
export type PersonOfPlacement = { part: string; name: string; phone: string | null };

const PARTS: Readonly<Record<string, string>> = {
  broker: "Broker",
  "social-worker": "Social worker",
  "team-manager": "Team manager",
  iro: "Independent reviewing officer",
  // Where nobody is named for the case yet.
  "any-team-manager": "Any team manager",
  "any-iro": "Any reviewing officer",
  commissioner: "Commissioner",
  "registered-manager": "Registered manager",
  "referrals-officer": "Referrals officer",
};

/** Who does what at both sides, with a number: a function of the database says it to each of the two. */
export async function peopleOf(tx: Tx, placementId: string): Promise<PersonOfPlacement[]> {
  const rows = await tx.$queryRaw<PersonOfPlacement[]>`
    select part, name, phone from public.people_of_placement(${placementId}::uuid)`;
  return rows.map((row) => ({ ...row, part: PARTS[row.part] ?? row.part }));
}
