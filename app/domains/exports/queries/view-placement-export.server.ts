import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { londonDate } from "~/platform/time";
import { may } from "../export.policy";
import {
  lastMonth,
  type PeriodErrors,
  readPeriod,
  type TypedPeriod,
  typedPeriod,
} from "../export-period.schema";
import { OF_THE_REFERRAL } from "../placement-record.rules";

export type PlacementExportView = {
  council: string;
  typed: TypedPeriod;
  errors: PeriodErrors;
  /** Whether the file says what the referrals say. */
  needs: boolean;
  /** How many fields do. */
  fromReferrals: number;
};

/** The period that the address names, or else the month before this one. 403, on the record, for who may not export. */
export function viewPlacementExport(actor: Actor, search: URLSearchParams): Promise<PlacementExportView> {
  return read(actor, async () => {
    const allowed = may(actor, "export-placements", { councilId: actor.organisationId });
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed, { tried: "placements-export" }));
    const named = search.has("from.day") || search.has("to.day");
    const asked = named
      ? readPeriod(search)
      : { typed: typedPeriod(lastMonth(londonDate(now()))), errors: {} };
    return {
      council: actor.organisationName,
      typed: asked.typed,
      errors: asked.errors,
      needs: may(actor, "export-needs", { councilId: actor.organisationId }) === true,
      fromReferrals: OF_THE_REFERRAL.length,
    };
  });
}
