import { countOf, defineEvents, toBoth } from "~/domains/audit/events.rules";
import { PLAN_ITEMS, PLAN_TITLES } from "./plan-items.options";

const ofPlan = { placement: "text", serviceId: "text", plan: "text", side: "text" } as const;
const whose = (side: unknown) => (side === "council" ? "council" : "provider");
const planOf = (plan: unknown) =>
  (plan === "leaving" ? PLAN_TITLES.leaving : PLAN_TITLES.arrival).toLowerCase();

/** "medication"; what a side added is called by nobody here: its words are in its row alone. */
const called = (item: unknown) =>
  typeof item === "string" && Object.hasOwn(PLAN_ITEMS, item)
    ? PLAN_ITEMS[item as keyof typeof PLAN_ITEMS].name
    : "an item of its own";

/** "ticked 2 things and marked 1 thing as not needed" */
function savedWords(done: unknown, notNeeded: unknown): string {
  const said = [
    ...(done === 0 ? [] : [`ticked ${countOf(done, "thing", "things")}`]),
    ...(Number(notNeeded ?? 0) > 0 ? [`marked ${countOf(notNeeded, "thing", "things")} as not needed`] : []),
  ];
  return said.length === 0 ? "wrote" : said.join(" and ");
}

/** ": medication, consent to medical treatment" */
const itemsOf = (items: unknown) =>
  typeof items === "string" && items !== "" ? `: ${items.split(" ").map(called).join(", ")}` : "";

/** What either side does to the plan of a child's arrival or leaving, told to both. Notes stay in the plan's own rows. */
export const ARRIVAL_EVENTS = defineEvents(
  { domain: "arrivals", group: "offer", subjects: ["placement"] },
  {
    "arrival-plan-saved": toBoth(
      ({ data }) =>
        `The ${whose(data.side)} ${savedWords(data.done, data.notNeeded)} on the ${planOf(data.plan)}${itemsOf(data.items)}`,
      { ...ofPlan, done: "number", notNeeded: "number?", items: "text?" },
      { quiet: true },
    ),
    "arrival-item-unticked": toBoth(
      ({ data }) => `The ${whose(data.side)} unticked on the ${planOf(data.plan)}: ${called(data.item)}`,
      { ...ofPlan, item: "text" },
      { quiet: true },
    ),
    "arrival-item-added": toBoth(
      ({ data }) => `The ${whose(data.side)} added an item to the ${planOf(data.plan)}`,
      { ...ofPlan, item: "text" },
      { quiet: true },
    ),
    "arrival-item-removed": toBoth(
      ({ data }) => `The ${whose(data.side)} removed an item of its own from the ${planOf(data.plan)}`,
      { ...ofPlan, item: "text" },
      { quiet: true },
    ),
  },
);
