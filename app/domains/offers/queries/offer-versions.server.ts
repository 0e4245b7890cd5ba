import type { Tx } from "~/domains/access/transactions.server";
import type { IntendedLength } from "~/domains/referrals/referral.options";
import { dayOfColumn } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { type CostSummary, costSummary } from "../cost-words.rules";
import { type Basis, type Charge, type CostedLine, LINE_KINDS, type LineKind } from "../money.rules";

export const VERSION_COLUMNS = {
  number: true,
  editionNumber: true,
  startOn: true,
  heldUntil: true,
  needsMet: true,
  effectOnChildren: true,
  childrenLiving: true,
  weeklyPence: true,
  firstYearPence: true,
  submittedById: true,
  submittedAt: true,
  lines: { orderBy: { position: "asc" } },
} as const satisfies Prisma.OfferVersionSelect;

type Row = Prisma.OfferVersionGetPayload<{ select: typeof VERSION_COLUMNS }>;

/** A version as it was sent: whole pence, days as `YYYY-MM-DD`. */
export type OfferVersionView = Omit<Row, "startOn" | "lines"> & {
  startOn: string;
  lines: CostedLine[];
};

export function versionView({ lines, startOn, ...version }: Row): OfferVersionView {
  return { ...version, ...costingView({ lines, startOn }) };
}

/** What a version costs, for who shows nothing else of it. */
export const COSTING_COLUMNS = {
  number: true,
  startOn: true,
  lines: { orderBy: { position: "asc" } },
} as const satisfies Prisma.OfferVersionSelect;

type CostingRow = Pick<Row, "startOn" | "lines">;

export function costingView({ lines, startOn }: CostingRow): { startOn: string; lines: CostedLine[] } {
  return {
    startOn: dayOfColumn(startOn),
    lines: lines.map((line) => ({
      kind: line.kind as LineKind,
      description: line.description ?? "",
      // Lines were charged in one way a kind before they said it themselves.
      basis: (line.basis as Basis | null) ?? LINE_KINDS[line.kind as LineKind].bases[0],
      unitPence: line.unitPence,
      hoursHundredths: line.hoursHundredths,
      staff: line.staff,
      milesAWeek: line.milesAWeek,
      timesAYear: line.timesAYear,
      from: dayOfColumn(line.from) ?? "",
      to: dayOfColumn(line.to) ?? "",
      charge: line.charge as Charge | null,
      outcome: line.outcome ?? "",
      evidence: line.evidence ?? "",
      reviewOn: dayOfColumn(line.reviewOn) ?? "",
      weeklyPence: line.weeklyPence,
      firstYearPence: line.firstYearPence,
    })),
  };
}

/** The same as everybody reads it. */
export function costOfVersion(row: CostingRow, intended: IntendedLength | null = null): CostSummary {
  const { lines, startOn } = costingView(row);
  return costSummary(lines, startOn, intended);
}

/** What versions cost, by the key that `versionKey` makes of an offer's id and the number of its version. */
export async function costsOfVersions(
  tx: Tx,
  wanted: readonly { offerId: string; number: number }[],
): Promise<Map<string, CostSummary>> {
  const rows = await tx.offerVersion.findMany({
    where: { OR: wanted.map(({ offerId, number }) => ({ offerId, number })) },
    select: { offerId: true, ...COSTING_COLUMNS },
  });
  return new Map(rows.map((row) => [versionKey(row.offerId, row.number), costOfVersion(row)]));
}

export function versionKey(offerId: string, number: number): string {
  return `${offerId} ${number}`;
}

/** The newest version of an offer, or undefined while it is a first draft. */
export async function latestVersion(tx: Tx, offerId: string): Promise<OfferVersionView | undefined> {
  const row = await tx.offerVersion.findFirst({
    where: { offerId },
    orderBy: { number: "desc" },
    select: VERSION_COLUMNS,
  });
  return row ? versionView(row) : undefined;
}
