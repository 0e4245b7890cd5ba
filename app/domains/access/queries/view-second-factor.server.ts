import { type FactorFacts, factorsOf, needsFactor } from "~/domains/access/factors.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { longDate } from "~/platform/time";

export type SecondFactorView = {
  needed: boolean;
  factors: { id: string; kind: FactorFacts["kind"]; name: string; added: string; used: string | null }[];
  recoveryCodesLeft: number;
};

/** A person's own second factors, whether one is asked of them, and how many recovery codes are left. */
export async function viewSecondFactor(personId: string): Promise<SecondFactorView> {
  const at = now();
  const [factors, needed, recoveryCodesLeft] = await Promise.all([
    factorsOf(personId),
    needsFactor(personId),
    transaction("auth", {}, (tx) => tx.recoveryCode.count({ where: { personId, usedAt: null } })),
  ]);
  return {
    needed,
    factors: factors.map(({ id, kind, name, createdAt, usedAt }) => ({
      id,
      kind,
      name,
      added: longDate(createdAt, at),
      used: usedAt ? longDate(usedAt, at) : null,
    })),
    recoveryCodesLeft,
  };
}
