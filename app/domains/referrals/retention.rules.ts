import { daysInMonth } from "~/platform/time";
import { isBeingWritten, type ReferralState } from "./referral.machine";

/**
 * How long who a child is stays in the vault : a period of the council's, counted from when nobody needs it
 * for a placement any more. The portal is not the child's case record, which the council keeps in its own system.
 */

/** What the period depends on, of one referral of the child; `state` as it is stored. */
export type RetentionReferral = { state: string; stateSince: Date; updatedAt: Date };

/** And of who the child is: when that was last written, and destroyed. */
export type RetentionChild = {
  savedAt: Date;
  destroyedAt: Date | null;
  referrals: readonly RetentionReferral[];
};

/** The periods that a council may choose, in months. */
export const RETENTION_PERIODS = {
  3: "3 months",
  6: "6 months",
  12: "1 year",
  24: "2 years",
  36: "3 years",
  72: "6 years",
} as const;

export type RetentionMonths = keyof typeof RETENTION_PERIODS;
export const DEFAULT_RETENTION: RetentionMonths = 12;

/** The period in words; also one that is no choice any more. */
export function periodWords(months: number): string {
  return RETENTION_PERIODS[months as RetentionMonths] ?? `${months} months`;
}

/**
 * States in which a placement is looked for or lived in: nothing is destroyed meanwhile, however long it
 * takes. The same in `prisma/sql/vault.sql`.
 */
export const NEEDED_IN: readonly ReferralState[] = ["searching", "paused", "deciding", "agreed", "placed"];

const needed: ReadonlySet<string> = new Set(NEEDED_IN);

/**
 * Since when nobody needs to know who the child is: the last of their referrals has ended, was withdrawn or closed,
 * and a draft was last touched. Undefined while one of them still needs it.
 */
export function neededUntil({ referrals, savedAt }: RetentionChild): Date | undefined {
  if (referrals.some(({ state }) => needed.has(state))) return undefined;
  const times = referrals.map(({ state, stateSince, updatedAt }) =>
    isBeingWritten(state as ReferralState) ? updatedAt : stateSince,
  );
  return new Date(Math.max(savedAt.getTime(), ...times.map((at) => at.getTime())));
}

/** When it is destroyed, by the daily job that follows; undefined while a referral needs it. */
export function destroyedFrom(child: RetentionChild, months: number): Date | undefined {
  const until = neededUntil(child);
  return until && addMonths(until, months);
}

/** Whether it is due to be destroyed. */
export function isOver(child: RetentionChild, months: number, at: Date): boolean {
  const from = child.destroyedAt ? undefined : destroyedFrom(child, months);
  return from !== undefined && from <= at;
}

/** The same day some months on, or the last of that month. */
function addMonths(from: Date, months: number): Date {
  const day = from.getUTCDate();
  const moved = new Date(from);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = daysInMonth(moved.getUTCFullYear(), moved.getUTCMonth() + 1);
  moved.setUTCDate(Math.min(day, last));
  return moved;
}
