import { z } from "zod";
import { foldText } from "~/platform/forms/clean-text";
import { isCalendarDate } from "~/platform/time";
import { readUrgencyKey, type UrgencyKey } from "~/platform/urgency";
import { type ReferralState, referralMachine } from "./referral.machine";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NEWEST_KEY = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z)\.([0-9a-f-]{36})$/;

const states: readonly string[] = referralMachine.states;

/** The address of the list is typed, kept and sent round: whatever it does not understand is left out. */
const filterSchema = z.object({
  q: z
    .string()
    .transform((text) =>
      foldText(text)
        .replace(/[\s\p{Cc}]+/gu, " ")
        .slice(0, 100),
    )
    .catch(""),
  state: z
    .string()
    .refine((state) => state === "finished" || states.includes(state))
    .catch("open"),
  broker: z
    .string()
    .refine((broker) => broker === "me" || UUID.test(broker))
    .catch(""),
  needed: z.enum(["today", "soon", "later"]).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});

export type ListFilter = {
  search: string;
  state: "open" | "finished" | ReferralState;
  /** `me`, a person, or empty for everybody. */
  broker: string;
  needed?: "today" | "soon" | "later";
  /** Where a further page begins: in a list with the most urgent first, or with the newest first. */
  after?: { urgent: UrgencyKey } | { newest: { key: string; id: string } };
};

/** The filter of the list from the query of its address. */
export function readListFilter(query: URLSearchParams): ListFilter {
  const { q, state, broker, needed, after } = filterSchema.parse({
    q: query.get("q") ?? "",
    state: query.get("state") ?? "open",
    broker: query.get("broker") ?? "",
    needed: query.get("needed") ?? undefined,
    after: query.get("after") ?? undefined,
  });
  const from = readAfter(after ?? "");
  return {
    search: q,
    state: state as ListFilter["state"],
    broker,
    ...(needed ? { needed } : {}),
    ...(from ? { after: from } : {}),
  };
}

function readAfter(text: string): ListFilter["after"] {
  const urgent = readUrgencyKey(text);
  if (urgent) return { urgent };
  const [, key, id] = NEWEST_KEY.exec(text) ?? [];
  const valid =
    key && id && UUID.test(id) && isCalendarDate(key.slice(0, 10)) && !Number.isNaN(Date.parse(key));
  return valid ? { newest: { key, id } } : undefined;
}

/** The query of the same list beyond a key; without one its first page. */
export function listQuery(filter: ListFilter, after?: string): string {
  const query = new URLSearchParams();
  if (filter.search) query.set("q", filter.search);
  if (filter.state !== "open") query.set("state", filter.state);
  if (filter.broker) query.set("broker", filter.broker);
  if (filter.needed) query.set("needed", filter.needed);
  if (after) query.set("after", after);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
