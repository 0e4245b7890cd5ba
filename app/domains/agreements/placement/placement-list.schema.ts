import { z } from "zod";
import { foldText } from "~/platform/forms/clean-text";
import { isId } from "~/platform/ids";
import { type AfterDay, readAfterDay } from "./list-keys.schema";

/**
 * The last three are the placing council's alone: placements by phone whose funding is not confirmed yet, homes that nobody is
 * registered for, and step-down plans whose day has passed.
 */
export const PLACEMENT_TABS = [
  "living",
  "planned",
  "ended",
  "by-phone",
  "unregistered",
  "step-down-overdue",
] as const;
export type PlacementTab = (typeof PLACEMENT_TABS)[number];
export const COUNCIL_TABS: readonly PlacementTab[] = ["by-phone", "unregistered", "step-down-overdue"];

export type PlacementFilter = {
  tab: PlacementTab;
  /** A reference of a placement or of its referral, or a part of one. */
  search: string;
  /** Only those in which the reader has a part; of one service alone. Both for the placing council. */
  mine?: boolean;
  service?: string;
  /** After which row a further page begins. */
  after?: AfterDay;
};

/** The address of the list is typed, kept and sent round: whatever it does not understand is left out. */
const filterSchema = z.object({
  show: z.enum(PLACEMENT_TABS).catch("living"),
  q: z
    .string()
    .transform((text) => foldText(text).replaceAll(" ", "").toUpperCase().slice(0, 20))
    .catch(""),
});

/** The day on which the database lists what nobody need look at (`due_on`): no year that anybody types. */
const WAITS_FOR_NOTHING = "9999-12-31";

/** The filter of a list of placements from the query of its address. */
export function readPlacementFilter(query: URLSearchParams): PlacementFilter {
  const { show, q } = filterSchema.parse({ show: query.get("show") ?? "", q: query.get("q") ?? "" });
  const after = readAfterDay(query, WAITS_FOR_NOTHING);
  const service = query.get("service") ?? "";
  return {
    tab: show,
    search: q,
    ...(query.get("whose") === "mine" ? { mine: true } : {}),
    ...(isId(service) ? { service } : {}),
    ...(after ? { after } : {}),
  };
}

/** The query of a list, of another view of it or of a further page. */
export function placementQuery({ tab, search, mine, service }: PlacementFilter, after?: string): string {
  const query = new URLSearchParams();
  if (tab !== "living") query.set("show", tab);
  if (search !== "") query.set("q", search);
  if (mine) query.set("whose", "mine");
  if (service) query.set("service", service);
  if (after) query.set("after", after);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
