import type { Tx } from "~/domains/access/transactions.server";
import type { Pace } from "~/domains/offers/money.rules";
import { dayOfColumn } from "~/platform/time";
import type { PayableBy } from "../agreement/payable.rules";
import { startedOn } from "../placement/placement-dates.rules";
import { authorisedNights } from "./authorised-changes.server";

/** One fee of a child and the decision behind it, in whole pence by its pace; `to` is the last paid night, empty is open. */
export type AgreedFee = {
  id: string;
  by: PayableBy;
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
  /** Whether both sides have signed the newest issued agreement: nothing is paid before. */
  signed: boolean;
  /** Of the newest issued agreement, signed or not, then of every authorised change. */
  fees: AgreedFee[];
};

/**
 * What is agreed for a placement, with every authorised change, and its nights. Null where there is no such placement for
 * whoever asks. Read by the worker too: neither words nor names.
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
  const issued = await issuedFees(tx, acceptanceId);
  return {
    placementId: id,
    ...sides,
    firstNight: startedOn(said),
    lastNight: dayOfColumn(lastNight),
    signed: issued.some(({ by }) => by.what === "agreement" && by.signed),
    fees: [...issued, ...(await changedFees(tx, id))],
  };
}

type FeeRow = Omit<AgreedFee, "by" | "from" | "to"> & {
  fromOn: Date;
  toOn: Date | null;
  reference: string;
  version: number;
  signed: boolean;
};

async function issuedFees(tx: Tx, acceptanceId: string): Promise<AgreedFee[]> {
  const rows = await tx.$queryRaw<FeeRow[]>`
    select f.id, f.pace, f.from_on as "fromOn", f.to_on as "toOn", f.weekly_pence as "weeklyPence",
           f.yearly_pence as "yearlyPence", f.once_pence as "oncePence", a.reference, v.number as version,
           2 = (select count(*) from agreement_signatures s
                 where s.agreement_id = a.id and s.version_number = a.version_number) as signed
      from agreements a
      join agreement_versions v on v.agreement_id = a.id and v.number = a.version_number
      join fee_lines f on f.agreement_version_id = v.id
     where a.acceptance_id = ${acceptanceId}::uuid
     order by f.position`;
  return rows.map(({ fromOn, toOn, reference, version, signed, ...fee }) => ({
    ...fee,
    by: { what: "agreement", reference, version, signed },
    from: dayOfColumn(fromOn),
    to: dayOfColumn(toOn) ?? "",
  }));
}

/** What was authorised beside the agreement; a temporary one with its last night. */
async function changedFees(tx: Tx, placementId: string): Promise<AgreedFee[]> {
  return (await authorisedNights(tx, placementId)).map(({ id, from, lastNight, weeklyPence }) => ({
    id,
    by: { what: "change", changeId: id },
    pace: "nightly",
    from,
    to: lastNight ?? "",
    weeklyPence,
    yearlyPence: 0,
    oncePence: 0,
  }));
}
