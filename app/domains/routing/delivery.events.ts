import {
  countOf,
  defineEvents,
  type EventNames,
  type Sentence,
  type ToldEvent,
  toBoth,
  toCouncil,
} from "~/domains/audit/events.rules";
import { formatPence } from "~/platform/forms/money";
import { declineLabel } from "./decline-reasons.options";

const service = (event: ToldEvent, { services }: EventNames) =>
  services.get(String(event.data.serviceId ?? "")) ?? "A service";

const colleague = (id: unknown, { people }: EventNames) =>
  people.get(String(id ?? ""))?.name ?? "a colleague";

const interested: Sentence = (event, names) =>
  typeof event.data.weeklyPence === "number"
    ? `${service(event, names)} is interested, about ${formatPence(event.data.weeklyPence)} a week`
    : `${service(event, names)} is interested`;

const declined: Sentence = (event, names) =>
  `${service(event, names)} declined: ${declineLabel(String(event.data.declineReason ?? ""), String(event.data.declineSection ?? ""))}`;

// An offer that is withdrawn frees its service: that follows from another act and is none of its own.
const tookBack: Sentence = (event, names) =>
  event.from === "offered" ? null : `${service(event, names)} took its answer back`;
const pickedUp: Sentence = (event) => (event.from === "answered" ? null : "Picked up");

const sentTo = (more: string) => (event: ToldEvent) =>
  `Sent to ${countOf(event.data.providers, `${more}provider`, `${more}providers`)}`;

const stageSent = (more: string) => (event: ToldEvent) => {
  const { stage, kind, area, providers } = event.data;
  const count = typeof providers === "number" ? providers : 0;
  const where = kind === "internal" ? `our own services in ${area}` : String(area);
  return `Stage ${stage}, ${where}: sent to ${countOf(count, `${more}provider`, `${more}providers`)}`;
};

const stage = {
  stage: "number",
  kind: "text",
  area: "text",
  providers: "number",
  services: "number",
} as const;
const sentOn = { stage: "number", services: "number" } as const;
const answered = {
  serviceId: "text",
  weeklyPence: "number?",
  declineReason: "text?",
  declineSection: "text?",
} as const;
const mailed = { about: "text", template: "text", people: "number" } as const;

const perProvider = { perProvider: true } as const;

/** A stage, its deliveries, what services answer, and who was told by mail. */
export const DELIVERY_EVENTS = defineEvents(
  {
    domain: "routing",
    group: "referral",
    subjects: ["delivery", "referral", "organisation", "alert"],
  },
  {
    "referral-sent": toCouncil(stageSent(""), stage, { log: sentTo("") }),
    "referral-widened": toCouncil(stageSent("more "), stage, { log: sentTo("more ") }),
    "referral-amended": toCouncil(
      (event) =>
        `Change sent as edition ${String(event.data.edition)}, ${countOf(event.data.changes, "change", "changes")}`,
      { edition: "number", changes: "number", organisations: "number" },
    ),
    // Stage 0 is none: a home that was phoned was sent no referral.
    "delivery-sent": toBoth(
      (event) => (event.data.stage === 0 ? "Recorded as placed by phone" : "Sent by the council"),
      sentOn,
      perProvider,
    ),
    "delivery-widened": toBoth(
      (event) =>
        event.data.services === 1
          ? "The council asks one more service"
          : `The council asks ${event.data.services} more services`,
      sentOn,
      perProvider,
    ),
    "delivery-delivered": toBoth(
      (event) =>
        event.data.people === 1
          ? "1 person told by mail"
          : `${event.data.people ?? "Its"} people told by mail`,
      { people: "number" },
      perProvider,
    ),
    "delivery-undeliverable": toCouncil("Could not be contacted by email"),
    "delivery-retried": toBoth("Sent again"),
    "delivery-mail-bounced": toBoth("An email could not be delivered", { personId: "text" }),
    "delivery-next-contact": toBoth("The next contact was emailed", { people: "number" }),
    "delivery-opened": toBoth("Opened for the first time", {}, perProvider),
    "delivery-picked-up": toBoth(pickedUp),
    "delivery-released": toBoth("Released: nobody is handling it", { held: "text?" }),
    "delivery-passed-on": toBoth(
      (event, names) => `Passed on to ${colleague(event.data.toPersonId, names)}`,
      { toPersonId: "text" },
    ),
    "delivery-answered": toBoth("Each service has answered", {}, perProvider),
    "delivery-closed": toBoth("Closed", {}, perProvider),
    "delivery-reopened": toBoth("Reopened with a new deadline", {}, perProvider),
    "delivery-changed": toBoth("What is asked has changed", { edition: "number" }, perProvider),
    // Recorded by `agreements`, where a refused provider's offers end.
    "closed-with-provider": toBoth("Closed because the provider was refused"),
    "service-interested": toBoth(interested, answered, { log: "A service is interested" }),
    "service-declined": toBoth(declined, answered, { log: "A service declined" }),
    "service-offered": toBoth((event, names) => `${service(event, names)} made an offer`, answered),
    "service-took-back": toBoth(tookBack, answered, { log: "A service retracted its answer" }),
    "provider-told": toBoth(
      (event) =>
        event.data.people === 0
          ? "Could not be contacted by email"
          : `${countOf(event.data.people, "person", "people")} told by mail`,
      mailed,
      perProvider,
    ),
    "broker-told": toCouncil(
      (event) =>
        event.data.template === "interest-shown"
          ? "The broker was emailed about the interest"
          : "The broker was emailed",
      mailed,
      { quiet: true },
    ),
    "standing-told": toCouncil(
      "People were emailed about whether a provider is confirmed",
      { about: "text", people: "number" },
      { group: "provider" },
    ),
    "alert-told": toCouncil(
      "People were emailed about an alert that stops placements",
      { about: "text", people: "number" },
      { group: "provider" },
    ),
  },
);
