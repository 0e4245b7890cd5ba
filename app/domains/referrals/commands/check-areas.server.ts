import type { Tx } from "~/domains/access/transactions.server";
import { councilAreaOfName, councilOfDistrict } from "~/domains/providers/council-areas";
import { refusedOutcode } from "~/domains/providers/queries/check-outcodes.server";
import { findOutcodes } from "~/domains/providers/queries/find-outcodes.server";
import { isOutcode } from "../location.schema";
import type { ReferralContent } from "../referral.schema";

type Location = ReferralContent["location"];
export type AreaProblem = { field: keyof Location; message: string };

/**
 * What the tables have against the areas of a page: an outcode that does not exist where the table reaches, a place
 * that is asked for and to be kept away from at once, an area in two lists. Null when they may stand. An outcode that
 * no table reaches may: the page of sending says that no service is known there.
 */
export async function areaProblem(tx: Tx, location: Location): Promise<AreaProblem | null> {
  const lists = {
    preferredLocation: [location.preferredLocation],
    mustKeepAway: location.mustKeepAway,
    preferKeepAway: location.preferKeepAway,
  } as const;
  for (const [field, areas] of Object.entries(lists) as [keyof typeof lists, readonly string[]][]) {
    const refused = await refusedOutcode(tx, areas.filter(isOutcode));
    if (refused) return { field, message: refused.message };
  }
  const within = await inKeepAway(tx, location);
  if (within)
    return {
      field: "mustKeepAway",
      message: `The preferred location, ${location.preferredLocation}, is in ${within}, which the child must keep away from. Change one of them`,
    };
  const twice = location.preferKeepAway.find((area) => location.mustKeepAway.some((one) => same(one, area)));
  if (twice)
    return {
      field: "preferKeepAway",
      message: `${twice} is in both lists. Remove it from one of them`,
    };
  const avoided = location.preferKeepAway.find((area) => same(area, location.preferredLocation));
  if (avoided)
    return {
      field: "preferKeepAway",
      message: `${avoided} is both the preferred location and better avoided. Change one of them`,
    };
  return null;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The area to keep away from that holds the place asked for: itself, or the council of its outcode. */
async function inKeepAway(tx: Tx, { preferredLocation, mustKeepAway }: Location): Promise<string | null> {
  const itself = mustKeepAway.find((area) => same(area, preferredLocation));
  if (itself) return itself;
  if (!isOutcode(preferredLocation)) return null;
  const outcode = (await findOutcodes(tx, [preferredLocation])).get(preferredLocation);
  if (!outcode?.councilCode) return null;
  const council = councilOfDistrict(outcode.councilCode);
  return mustKeepAway.find((area) => councilAreaOfName(area)?.code === council) ?? null;
}
