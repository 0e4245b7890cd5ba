import { formatPence } from "~/platform/forms/money";
import { DECLINE_REASONS, isDeclineReason } from "./decline-reasons.options";

/** What the words of an event need besides the event: names by id. A name that is not known stays general. */
export type TimelineNames = {
  people: ReadonlyMap<string, { name: string }>;
  services: ReadonlyMap<string, string>;
};

export type TimelineEvent = {
  kind: string;
  personId: string | null;
  reason: string | null;
  /** The state before, where it is known. */
  from?: string | null;
  data: Record<string, unknown>;
};

type Words = (event: TimelineEvent, names: TimelineNames) => string;

const service = (event: TimelineEvent, { services }: TimelineNames) =>
  services.get(String(event.data.serviceId ?? "")) ?? "A service";
const person = (id: unknown, { people }: TimelineNames, unknown = "a colleague") =>
  people.get(String(id ?? ""))?.name ?? unknown;
const note = (event: TimelineEvent) => (event.reason ? `: “${event.reason}”` : "");

const WORDS: Readonly<Record<string, Words>> = {
  "delivery-sent": () => "Sent by the council",
  "delivery-widened": (event) =>
    event.data.services === 1
      ? "The council asks one more service"
      : `The council asks ${event.data.services} more services`,
  "delivery-delivered": (event) =>
    event.data.people === 1 ? "1 person told by mail" : `${event.data.people ?? "Its"} people told by mail`,
  "delivery-undeliverable": () => "Nobody there could be told by mail",
  "delivery-retried": () => "Sent again",
  "delivery-mail-bounced": () => "A mail could not be delivered",
  "delivery-next-contact": () => "The next contact was told by mail",
  "broker-told": (event) =>
    event.data.template === "interest-shown"
      ? "The broker was told by mail of the interest"
      : "The broker was told by mail",
  "delivery-opened": () => "Opened for the first time",
  "delivery-picked-up": () => "Picked up",
  "delivery-released": () => "Released, nobody has it",
  "delivery-passed-on": (event, names) =>
    `Passed on to ${person(event.data.toPersonId, names)}${note(event)}`,
  "delivery-answered": () => "Each service has answered",
  "service-interested": (event, names) =>
    typeof event.data.weeklyPence === "number"
      ? `${service(event, names)} is interested, about ${formatPence(event.data.weeklyPence)} a week`
      : `${service(event, names)} is interested`,
  "service-declined": (event, names) => {
    const reason = String(event.data.declineReason ?? "");
    const label = isDeclineReason(reason) ? DECLINE_REASONS[reason].label.toLowerCase() : "no reason given";
    return `${service(event, names)} declined: ${label}${note(event)}`;
  },
  "service-offered": (event, names) => `${service(event, names)} made an offer`,
  "service-took-back": (event, names) => `${service(event, names)} took its answer back`,
};

/** What follows from another act is on the record and no act of its own: an offer that is withdrawn frees its service. */
function follows({ kind, from }: TimelineEvent): boolean {
  return (
    (kind === "service-took-back" && from === "offered") ||
    (kind === "delivery-picked-up" && from === "answered")
  );
}

/** What happened, in words; null for what only follows, and for an event of another domain, whose words stand there. */
export function deliveryEventWords(event: TimelineEvent, names: TimelineNames): string | null {
  if (follows(event)) return null;
  return Object.hasOwn(WORDS, event.kind) ? (WORDS[event.kind]?.(event, names) ?? null) : null;
}
