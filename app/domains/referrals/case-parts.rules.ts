import {
  BROKERS,
  CASE_TEAM_MANAGERS,
  MANAGE_CASES,
  REVIEWING_OFFICERS,
  SOCIAL_WORKERS,
} from "~/domains/access/role-groups";
import type { Role } from "~/domains/access/roles";
import { keysOf } from "~/platform/forms/options";

/**
 * The parts that people have in a child's case, who may have each, and which of them work it. A CHECK of `assignments` has the
 * same parts.
 */
export const CASE_PARTS = {
  broker: { label: "Broker", roles: BROKERS, works: true },
  "social-worker": { label: "Social worker", roles: SOCIAL_WORKERS, works: true },
  "team-manager": { label: "Team manager", roles: CASE_TEAM_MANAGERS, works: false },
  iro: { label: "Independent reviewing officer", roles: REVIEWING_OFFICERS, works: false },
} as const satisfies Record<string, { label: string; roles: readonly Role[]; works: boolean }>;
export type CasePart = keyof typeof CASE_PARTS;

/** Those who work the case: mails about it reach them, and a broker of them may know the child. The same in `prisma/sql/documents.sql`. */
export const WORKING_PARTS: readonly CasePart[] = keysOf(CASE_PARTS).filter((part) => CASE_PARTS[part].works);
/** Those who are named on one page; a referral has always one broker, who hands it over. */
export type NamedPart = Exclude<CasePart, "broker">;
export const NAMED_PARTS: readonly NamedPart[] = keysOf(CASE_PARTS).filter((part) => part !== "broker");

/** The field of the form that names each part. */
export const FIELD_OF_PART = {
  "social-worker": "socialWorkerId",
  "team-manager": "teamManagerId",
  iro: "iroId",
} as const satisfies Record<NamedPart, string>;

export const isWorkingPart = (part: string): boolean => WORKING_PARTS.some((one) => one === part);

/** An assignment as far as the rules ask. */
export type Assigned = { personId: string; role: string; endedAt: Date | null };
type Worker = { id: string; roles: readonly string[] };

const holdsOne = ({ roles }: Pick<Worker, "roles">, allowed: readonly string[]) =>
  roles.some((role) => allowed.includes(role));

/** Whether somebody is a colleague of today with a role for this part of cases. */
export function hasRoleFor<W extends Pick<Worker, "roles">>(
  part: CasePart,
  worker: W | undefined,
): worker is W {
  return worker !== undefined && holdsOne(worker, CASE_PARTS[part].roles);
}

/**
 * Whether a colleague of today could have this part of a case. Its reviewing officer is independent of it (regulation 46(3) of
 * 2010): nobody who works it or has worked it, manages those who do, or has control over what is paid for it.
 */
export function couldBe(part: CasePart, worker: Worker, history: readonly Assigned[]): boolean {
  if (!hasRoleFor(part, worker)) return false;
  const own = history.filter(({ personId }) => personId === worker.id);
  if (part !== "iro") return !own.some(({ role, endedAt }) => role === "iro" && endedAt === null);
  return own.every(({ role }) => role === "iro") && !holdsOne(worker, MANAGE_CASES);
}

/** Whoever has this part today, the first who got it first. */
export const holdersOf = <Row extends Assigned>(part: CasePart, history: readonly Row[]): Row[] =>
  history.filter(({ role, endedAt }) => role === part && endedAt === null);

/** How often the parts of one page have changed: each naming and each end counts, so that a colleague's change is seen. */
export function casePeopleVersion(history: readonly Assigned[]): number {
  const rows = history.filter(({ role }) => NAMED_PARTS.some((part) => part === role));
  return rows.length + rows.filter(({ endedAt }) => endedAt !== null).length;
}
