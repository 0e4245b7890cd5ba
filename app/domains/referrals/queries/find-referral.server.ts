import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";
import { isWorkingPart } from "../case-parts.rules";
import { readContent, type StoredContent } from "../draft.rules";
import type { ReferralState } from "../referral.machine";
import { referralScope } from "../referral.scope.server";

export type FoundChild = { id: string; identityId: string; age: number | null; gender: string | null };

/** A referral as commands and pages work on it; never for a browser as it is. */
export type FoundReferral = {
  id: string;
  reference: string;
  councilId: string;
  state: ReferralState;
  content: StoredContent;
  purpose: string | null;
  savedPages: string[];
  brokerId: string;
  qualityScore: number;
  editionNumber: number;
  stateReason: string | null;
  stateSince: Date;
  answerBy: Date | null;
  version: number;
  /** The pages fill one child; the tables hold several. */
  child: FoundChild;
  childIds: string[];
  /** People who work it now, by their part in it. */
  assignments: { personId: string; role: string; startedAt: Date }[];
};

const select = {
  id: true,
  reference: true,
  councilId: true,
  state: true,
  content: true,
  purpose: true,
  savedPages: true,
  brokerId: true,
  qualityScore: true,
  editionNumber: true,
  stateReason: true,
  stateSince: true,
  answerBy: true,
  version: true,
  children: {
    select: { id: true, identityId: true, age: true, gender: true },
    orderBy: { position: "asc" },
  },
  assignments: {
    where: { endedAt: null },
    select: { personId: true, role: true, startedAt: true },
    orderBy: { startedAt: "asc" },
  },
} as const;

/** The referral with this reference where the actor may see it, or undefined. */
export async function findReferral(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<FoundReferral | undefined> {
  const row = await tx.referral.findFirst({ where: { ...referralScope(actor), reference }, select });
  const child = row?.children[0];
  if (!row || !child) return undefined;
  const { children, content, state, ...rest } = row;
  return {
    ...rest,
    state: state as ReferralState,
    content: readContent(content),
    child,
    childIds: children.map(({ id }) => id),
  };
}

/** The people who work it, for the vault's policy. */
export function assignedTo(referral: FoundReferral): string[] {
  const working = referral.assignments.filter(({ role }) => isWorkingPart(role));
  return [referral.brokerId, ...working.map(({ personId }) => personId)];
}
