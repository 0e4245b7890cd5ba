import type { Tx } from "~/domains/access/transactions.server";
import type { Pace } from "~/domains/offers/money.rules";
import { dayOfColumn } from "~/platform/time";
import type { ChangeState } from "../change.machine";
import type { ChangeWhat } from "../change.rules";
import { isLine } from "../change-line.rules";
import { startedOn } from "../placement-dates.rules";

/** One fee of a child as both sides signed it or as a change was authorised since, in whole pence by its pace; `to` is the last paid night, empty is open. */
export type AgreedFee = {
  id: string;
  pace: Pace;
  from: string;
  to: string;
  weeklyPence: number;
  yearlyPence: number;
  oncePence: number;
};

/** What payments are worked out from: `firstNight` is null until one side says that the child moved in. */
export type AgreedFees = {
  placementId: string;
  reference: string;
  serviceId: string;
  councilId: string;
  providerId: string;
  firstNight: string | null;
  lastNight: string | null;
  fees: AgreedFee[];
};

/**
 * What is agreed for a placement, with every authorised change, and its nights; no fees before both sides have signed.
 * Null where there is no such placement for whoever asks. Read by the worker too: neither words nor names.
 */
export async function agreedFees(tx: Tx, placementId: string): Promise<AgreedFees | null> {
  const placement = await tx.placement.findUnique({
    where: { id: placementId },
    select: {
      id: true,
      reference: true,
      acceptanceId: true,
      serviceId: true,
      councilId: true,
      providerId: true,
      councilMovedIn: true,
      providerMovedIn: true,
      lastNight: true,
    },
  });
  if (!placement) return null;
  const { acceptanceId, councilMovedIn, providerMovedIn, lastNight, id, ...sides } = placement;
  const said = { councilMovedIn: dayOfColumn(councilMovedIn), providerMovedIn: dayOfColumn(providerMovedIn) };
  const signed = await signedFees(tx, acceptanceId);
  const fees = signed.length === 0 ? [] : [...signed, ...(await authorisedFees(tx, id))];
  return {
    placementId: id,
    ...sides,
    firstNight: startedOn(said),
    lastNight: dayOfColumn(lastNight),
    fees,
  };
}

async function signedFees(tx: Tx, acceptanceId: string): Promise<AgreedFee[]> {
  const rows = await tx.$queryRaw<(Omit<AgreedFee, "from" | "to"> & { fromOn: Date; toOn: Date | null })[]>`
    select f.id, f.pace, f.from_on as "fromOn", f.to_on as "toOn", f.weekly_pence as "weeklyPence",
           f.yearly_pence as "yearlyPence", f.once_pence as "oncePence"
      from agreements a
      join agreement_versions v on v.agreement_id = a.id and v.number = a.version_number
      join fee_lines f on f.agreement_version_id = v.id
     where a.acceptance_id = ${acceptanceId}::uuid and 2 = (
       select count(*) from agreement_signatures s where s.agreement_id = a.id and s.version_number = a.version_number)
     order by f.position`;
  return rows.map(({ fromOn, toOn, ...fee }) => ({
    ...fee,
    from: dayOfColumn(fromOn),
    to: dayOfColumn(toOn) ?? "",
  }));
}

/** What was authorised beside the agreement; a temporary one with its last night. */
async function authorisedFees(tx: Tx, placementId: string): Promise<AgreedFee[]> {
  const rows = await tx.placementChange.findMany({
    where: { placementId, state: "authorised" },
    orderBy: [{ fromOn: "asc" }, { id: "asc" }],
    select: { id: true, what: true, state: true, fromOn: true, lastNight: true, weeklyPence: true },
  });
  return rows.flatMap((row): AgreedFee[] => {
    const line = {
      state: row.state as ChangeState,
      what: row.what as ChangeWhat,
      from: dayOfColumn(row.fromOn),
      lastNight: dayOfColumn(row.lastNight),
    };
    const { id, weeklyPence } = row;
    return isLine(line)
      ? [
          {
            id,
            pace: "nightly",
            from: line.from,
            to: line.lastNight ?? "",
            weeklyPence,
            yearlyPence: 0,
            oncePence: 0,
          },
        ]
      : [];
  });
}
