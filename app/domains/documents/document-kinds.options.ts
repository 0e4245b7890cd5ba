import type { ServiceKind } from "~/domains/providers/kinds.rules";

type ReportKindOption = {
  title: string;
  /** In the middle of a sentence. */
  name: string;
  covers: "month" | "day";
  /** The day of the month after by which it is due; null for what no schedule asks for. */
  dueDay: number | null;
  /** The kinds of service that it is asked of; null is all of them. */
  homes: readonly ServiceKind[] | null;
  /** What it is and where that stands. */
  hint: string;
};

/**
 * What a provider reports on a placement. The law asks a children's home for an independent visit at least once a month, with a
 * report that placing councils get when they ask for it (Children's Homes (England) Regulations 2015, regulation 44(1) and (7)),
 * and to notify the placing council of a serious event without delay (regulation 40; other kinds of service by their own regulations). A monthly report on the child is what
 * councils' contracts ask for. By the 10th of the next month is our rule for both: no regulation names a day, and an agreement
 * has no field for another yet.
 */
export const REPORT_KINDS = {
  monthly: {
    title: "Monthly report on the child",
    name: "monthly report",
    covers: "month",
    dueDay: 10,
    homes: null,
    hint: "How the child is, and what was done in the month.",
  },
  "regulation-44": {
    title: "Independent person’s report (regulation 44)",
    name: "regulation 44 report",
    covers: "month",
    dueDay: 10,
    homes: ["childrens-home", "special-school-as-childrens-home", "secure-childrens-home"],
    hint: "The independent person’s report on their visit to the home that month. Remove anything that identifies other children.",
  },
  "regulation-40": {
    title: "Notification of a serious event",
    name: "notification of a serious event",
    covers: "day",
    dueDay: null,
    homes: null,
    hint: "Phone the council first; out of hours, its emergency duty team. Then upload your notification without delay. Uploading here does not notify Ofsted or anyone else.",
  },
} as const satisfies Readonly<Record<string, ReportKindOption>>;

export type ReportKind = keyof typeof REPORT_KINDS;
export const REPORT_CODES = Object.keys(REPORT_KINDS) as [ReportKind, ...ReportKind[]];

/** What is handed in beside a change to the fee. */
export const EVIDENCE = "change-evidence";
export type DocumentKind = ReportKind | typeof EVIDENCE;

export function isReportKind(kind: string | undefined): kind is ReportKind {
  return kind !== undefined && Object.hasOwn(REPORT_KINDS, kind);
}

/** Whether a home of this kind is asked for this report; of a home whose kind is not known nothing is asked that depends on it. */
export function isAskedOf(kind: ReportKind, homeKind: string | null): boolean {
  const homes: readonly string[] | null = REPORT_KINDS[kind].homes;
  return homes === null || (homeKind !== null && homes.includes(homeKind));
}

/** Why what was handed in was taken away again. */
export const REMOVED_WHY = {
  "wrong-child": "It is about another child",
  "wrong-document": "It is another document",
  replaced: "A corrected one takes its place",
  "names-others": "It names other children or says too much",
} as const;
export type RemovedWhy = keyof typeof REMOVED_WHY;
/** Why the council takes away what it has read: it should not have got it. The same in `prisma/sql/documents.sql`. */
export const REMOVED_ONCE_READ = ["wrong-child", "names-others"] as const satisfies readonly RemovedWhy[];
export const REMOVED_WHY_CODES = Object.keys(REMOVED_WHY) as [RemovedWhy, ...RemovedWhy[]];

/** Documents on one placement, of every kind: more than its pack opens at once for the case record is never there. */
export const MAX_OF_A_PLACEMENT = 400;

/** Why nothing more is uploaded on a placement that takes so many more; null while it takes some. */
export const noRoomWords = (left: number): string | null =>
  left > 0
    ? null
    : `This placement has ${MAX_OF_A_PLACEMENT} documents, the most that it can have. Remove one, or send it to the other side by secure email`;

/** Documents beside one change to the fee. */
export const MAX_EVIDENCE = 5;
