import { isId } from "~/platform/ids";

/** What differs: of referrals, as providers say; of homes, as the council's own people say; or both. */
export const FEEDBACK_TABS = ["all", "referrals", "homes"] as const;
export type FeedbackTab = (typeof FEEDBACK_TABS)[number];
export type FeedbackFilter = { tab: FeedbackTab; after?: { at: string; id: string } };

/** The filter from the query of an address; whatever it does not understand is left out. */
export function readFeedbackFilter(query: URLSearchParams): FeedbackFilter {
  const tab = FEEDBACK_TABS.find((one) => one === query.get("show")) ?? "all";
  const [moment = "", id = ""] = (query.get("after") ?? "").split("_", 2);
  const at = Number(moment);
  const known = moment.length <= 15 && Number.isSafeInteger(at) && at > 0 && isId(id);
  return known ? { tab, after: { at: new Date(at).toISOString(), id } } : { tab };
}

/** The query of the list, of another view or of a further page. */
export function feedbackQuery(tab: FeedbackTab, after?: string | null): string {
  const query = new URLSearchParams();
  if (tab !== "all") query.set("show", tab);
  if (after) query.set("after", after);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
