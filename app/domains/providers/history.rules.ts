import { foldOwner } from "./register.rules";

/** What changed in a service's registration from one published file to the next. Pure. */

const HISTORY_KINDS = [
  "first-seen",
  "new",
  "closed",
  "reopened",
  "grade",
  "places",
  "status",
  "owner",
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** What one file says of a service. */
export interface Snapshot {
  grade: string | null;
  /** ISO date of the inspection behind the grade. */
  gradeOn: string | null;
  places: number | null;
  status: string;
  ownerName: string | null;
}

export interface HistoryChange {
  kind: HistoryKind;
  before: string | null;
  after: string | null;
}

export interface Neighbours {
  /** What the next older file says; null when the service is not in it. */
  before: Snapshot | null;
  /** What this file says; null when the service is not in it. */
  now: Snapshot | null;
  /** Whether an older file is known at all: without one nothing can be said to be new. */
  olderFile: boolean;
  /** Whether any older file has the service: one that comes back is reopened, not new. */
  seenBefore: boolean;
}

/**
 * The history rows of one service for one file. Nothing is told when neither file has the service, nor for
 * facts that either file leaves out. An owner whose name only changed its spelling has not changed; any
 * other difference is a *possible* change of owner, until a person confirms it.
 */
export function changesOf({ before, now, olderFile, seenBefore }: Neighbours): HistoryChange[] {
  if (now === null) return before === null ? [] : [{ kind: "closed", before: before.status, after: null }];
  if (before === null) {
    if (!olderFile) return [{ kind: "first-seen", before: null, after: now.status }];
    return [{ kind: seenBefore ? "reopened" : "new", before: null, after: now.status }];
  }
  const changes: HistoryChange[] = [];
  if (now.grade !== before.grade) {
    changes.push({ kind: "grade", before: before.grade, after: now.grade });
  }
  if (now.places !== before.places) {
    changes.push({ kind: "places", before: text(before.places), after: text(now.places) });
  }
  if (now.status !== before.status) {
    changes.push({ kind: "status", before: before.status, after: now.status });
  }
  if (isPossibleOwnerChange(before.ownerName, now.ownerName)) {
    changes.push({ kind: "owner", before: before.ownerName, after: now.ownerName });
  }
  return changes;
}

/** Whether two files name different owners, spelling aside. A name that is missing in either tells nothing. */
function isPossibleOwnerChange(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return false;
  return foldOwner(before) !== foldOwner(after);
}

function text(count: number | null): string | null {
  return count === null ? null : String(count);
}
