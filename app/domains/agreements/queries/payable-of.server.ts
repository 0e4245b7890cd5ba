import type { Tx } from "~/domains/access/transactions.server";
import { dayOfColumn } from "~/platform/time";
import type { ChangeState } from "../change.machine";
import type { ChangeWhat } from "../change.rules";
import { isLine } from "../change-line.rules";
import { type PayableLine, within } from "../payable.rules";
import { startedOn } from "../placement-dates.rules";

/**
 * What is payable for a placement on nights from one to another, both included, line by line, and by which decision: the fee
 * lines of the newest issued agreement and every authorised change beside them. What payments ask, with `absencesOf` for the
 * part that is paid while the child is away; a single night is `linesOn` of it.
 *
 * @returns lines in the order of the agreement, then of the changes; nothing of nights before the child moved in or after the
 * last one, nor of what is in the core fee; `to` of each is a night, never open. Empty while nobody has moved in
 */
export async function payableOf(
  tx: Tx,
  placementId: string,
  period: { from: string; to: string },
): Promise<PayableLine[]> {
  const placement = await tx.placement.findUnique({
    where: { id: placementId },
    select: {
      acceptanceId: true,
      councilMovedIn: true,
      providerMovedIn: true,
      lastNight: true,
      changes: { where: { state: "authorised" }, orderBy: [{ fromOn: "asc" }, { id: "asc" }] },
    },
  });
  const started =
    placement &&
    startedOn({
      councilMovedIn: dayOfColumn(placement.councilMovedIn),
      providerMovedIn: dayOfColumn(placement.providerMovedIn),
    });
  if (!started) return [];
  const nights = { from: started, to: dayOfColumn(placement.lastNight) ?? "" };
  const changes = placement.changes.flatMap((row): PayableLine[] => {
    const line = {
      state: row.state as ChangeState,
      what: row.what as ChangeWhat,
      from: dayOfColumn(row.fromOn),
      lastNight: dayOfColumn(row.lastNight),
    };
    if (!isLine(line)) return [];
    return [
      {
        by: { what: "change", changeId: row.id },
        kind: row.kind,
        description: row.label,
        pace: "nightly",
        weeklyPence: row.weeklyPence,
        yearlyPence: 0,
        oncePence: 0,
        from: line.from,
        to: line.lastNight ?? "",
      },
    ];
  });
  const agreed = await agreedLines(tx, placement.acceptanceId);
  return [...agreed, ...changes].flatMap((line) => within(line, nights, period) ?? []);
}

/** The fee lines of the newest issued version; none where none was issued. */
async function agreedLines(tx: Tx, acceptanceId: string): Promise<PayableLine[]> {
  const agreement = await tx.agreement.findFirst({
    where: { acceptanceId },
    select: {
      reference: true,
      versionNumber: true,
      signatures: { select: { versionNumber: true } },
      versions: {
        select: { number: true, feeLines: { orderBy: { position: "asc" } } },
        orderBy: { number: "desc" },
        take: 1,
      },
    },
  });
  const version = agreement?.versions[0];
  if (!agreement || !version) return [];
  const signatures = agreement.signatures.filter(({ versionNumber }) => versionNumber === version.number);
  return version.feeLines.flatMap(({ pace, fromOn, toOn, ...line }): PayableLine[] =>
    pace === "included"
      ? []
      : [
          {
            by: {
              what: "agreement",
              reference: agreement.reference,
              version: version.number,
              signed: signatures.length === 2,
            },
            kind: line.kind,
            description: line.description,
            pace: pace as PayableLine["pace"],
            weeklyPence: line.weeklyPence,
            yearlyPence: line.yearlyPence,
            oncePence: line.oncePence,
            from: dayOfColumn(fromOn),
            to: dayOfColumn(toOn) ?? "",
          },
        ],
  );
}
