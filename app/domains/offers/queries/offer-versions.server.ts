import type { Tx } from "~/domains/access/transactions.server";
import type { Prisma } from "~prisma/client";
import type { CostingLine, LineCost, LineKind } from "../money.rules";

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
  lines: (CostingLine & Omit<LineCost, "days">)[];
};

export function versionView({ lines, startOn, ...version }: Row): OfferVersionView {
  return {
    ...version,
    startOn: dayOf(startOn),
    lines: lines.map((line) => ({
      kind: line.kind as LineKind,
      description: line.description ?? "",
      unitPence: line.unitPence,
      hoursHundredths: line.hoursHundredths,
      from: dayOf(line.from),
      to: dayOf(line.to),
      weeklyPence: line.weeklyPence,
      firstYearPence: line.firstYearPence,
    })),
  };
}

function dayOf(date: Date | null): string {
  return date?.toISOString().slice(0, 10) ?? "";
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
