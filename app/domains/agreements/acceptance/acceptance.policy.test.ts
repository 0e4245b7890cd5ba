import { expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { type AcceptanceSubject, may } from "./acceptance.policy";
import { acceptSchema, fallThroughSchema } from "./acceptance.schema";

const now = new Date("2026-11-25T14:00:00Z");
const broker: Actor = {
  kind: "council",
  personId: "broker",
  personName: "Sam Lowe",
  organisationId: "council-1",
  organisationSlug: "one",
  organisationName: "One",
  roles: ["broker"],
};
const subject: AcceptanceSubject = {
  offer: {
    councilId: "council-1",
    providerId: "provider-1",
    state: "authorised",
    confirmedEdition: 1,
    latestEdition: 1,
    searchState: "deciding",
  },
  offerVersion: 2,
  standing: "confirmed",
  authorisation: { state: "authorised", offerVersion: 2, decidedById: "head" },
  heldUntil: new Date("2026-11-25T17:00:00Z"),
  placeTaken: null,
  now,
};

it.each<[string, Partial<Actor>, Partial<AcceptanceSubject>, true | string]>([
  ["authorised and held", {}, {}, true],
  ["nobody was asked", {}, { authorisation: null }, "not-authorised"],
  [
    "asked only",
    {},
    { authorisation: { state: "asked", offerVersion: 2, decidedById: "head" } },
    "not-authorised",
  ],
  [
    "refused",
    {},
    { authorisation: { state: "refused", offerVersion: 2, decidedById: "head" } },
    "not-authorised",
  ],
  [
    "promised by phone only",
    {},
    { authorisation: { state: "verbal", offerVersion: 2, decidedById: "head" } },
    "not-authorised",
  ],
  [
    "authorised for an older costing",
    {},
    { authorisation: { state: "authorised", offerVersion: 1, decidedById: "head" } },
    "not-authorised",
  ],
  ["by who authorised it as a deputy", { personId: "head", roles: ["team-manager"] }, {}, "authorised-it"],
  ["no longer held", {}, { heldUntil: now }, "expired"],
  ["given to another child", {}, { placeTaken: "taken" }, "place-taken"],
  ["not confirmed for the new edition", {}, { offer: { ...subject.offer, latestEdition: 2 } }, "edition"],
  ["preferred only", {}, { offer: { ...subject.offer, state: "preferred" } }, "state"],
  ["accepted already", {}, { offer: { ...subject.offer, state: "accepted" } }, "state"],
  ["a head of service alone", { roles: ["head-of-service"] }, {}, "role"],
  ["another council", { organisationId: "council-2" }, {}, "other-organisation"],
  [
    "the provider itself",
    { kind: "provider", organisationId: "provider-1", roles: ["referrals-officer"] },
    {},
    "role",
  ],
])("accepting: %s", (_name, who, changed, expected) => {
  const permission = may({ ...broker, ...who }, "accept", { ...subject, ...changed });
  expect(permission === true ? true : permission.reason).toBe(expected);
});

it("needs the version that was read, and a reason for falling through", () => {
  expect(acceptSchema.safeParse({ version: "3" }).success).toBe(false);
  expect(acceptSchema.parse({ version: "3", offerVersion: "2" })).toEqual({
    version: 3,
    offerVersion: 2,
    note: "",
    toOthers: "",
    alertsRead: [],
    alertReason: "",
    placeConfirmed: false,
  });
  expect(fallThroughSchema.safeParse({ version: "3", reason: "" }).success).toBe(false);
});
