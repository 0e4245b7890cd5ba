import { describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { ENDED_STATES, type OfferState } from "~/domains/offers/offer.machine";
import { authorisationMachine } from "./authorisation.machine";
import {
  type AuthorisationAction,
  type AuthorisationSubject,
  authorisationAbilities,
  may,
} from "./authorisation.policy";
import { askSchema, authoriseSchema, refuseSchema, returnSchema } from "./authorisation.schema";
import { cancelledWords } from "./cancelled-words.rules";

it("makes the moves of the domain", () => {
  expect(
    authorisationMachine
      .moves()
      .map(({ from, event, to }) => `${from} ${event} ${to}`)
      .sort(),
  ).toEqual(
    [
      "asked authorise authorised",
      "asked return returned",
      "asked refuse refused",
      "asked cancel cancelled",
      "returned ask-again asked",
      "returned cancel cancelled",
      "authorised cancel cancelled",
      "lapsed authorise authorised",
      "verbal authorise authorised",
      "verbal lapse lapsed",
    ].sort(),
  );
});

describe("who decides on money", () => {
  const actor = (
    roles: Actor["roles"],
    personId = "head",
    organisationId = "council-1",
    kind: Actor["kind"] = "council",
  ): Actor => ({
    kind,
    personId,
    personName: "Pat Hall",
    organisationId,
    organisationSlug: "one",
    organisationName: "One",
    roles,
  });
  const asked: AuthorisationSubject = {
    councilId: "council-1",
    state: "asked",
    askedByIds: ["broker"],
    offeredByIds: ["manager"],
    brokerIds: ["broker", "broker-before"],
    offerVersion: 2,
    latestOfferVersion: 2,
    stopped: null,
    fundedUntil: null,
    firstYearPence: 200_000_00,
    deciders: { limitPence: null, standsInFor: [] },
  };
  const head: Actor["roles"] = ["head-of-service"];
  const UNTIL = { state: "authorised", fundedUntil: "2027-06-01" } as const;
  const standingInFor = (...people: string[]) => ({
    limitPence: null,
    standsInFor: people.map((personId) => ({ personId, name: personId, roles: head })),
  });

  it.each<[string, Actor, AuthorisationAction, Partial<AuthorisationSubject>, true | string]>([
    ["a head of service", actor(head), "authorise", {}, true],
    ["a head of service returns", actor(head), "return", {}, true],
    ["where placements are suspended", actor(head), "authorise", { stopped: "Suspended" }, "stopped"],
    ["where they are, refusing", actor(head), "refuse", { stopped: "Suspended" }, true],
    ["where they are, asking", actor(head), "return", { stopped: "Suspended" }, true],
    ["a head of service refuses", actor(head), "refuse", {}, true],
    ["a head of service continues", actor(head), "continue", UNTIL, true],
    [
      "where placements are suspended, too",
      actor(head),
      "continue",
      { ...UNTIL, stopped: "Suspended" },
      true,
    ],
    ["not without a last day", actor(head), "continue", { state: "authorised" }, "no-last-day"],
    ["nor before it is authorised", actor(head), "continue", { fundedUntil: "2027-06-01" }, "state"],
    ["nor one who asked", actor([...head, "broker"], "broker"), "continue", UNTIL, "asked-it"],
    ["nor one who made the offer", actor(head, "manager"), "continue", UNTIL, "offered-it"],
    ["nor one who was its broker", actor(head, "broker-before"), "continue", UNTIL, "brokered-it"],
    ["nor its broker as such", actor(["broker"]), "continue", UNTIL, "role"],
    ["who asked records what the panel decided", actor(["broker"], "broker"), "record-panel", {}, true],
    ["so does who decides", actor(["director"]), "record-panel", { state: "authorised" }, true],
    ["not of what was refused", actor(head), "record-panel", { state: "refused" }, "state"],
    ["nor a social worker, who reads it", actor(["social-worker"]), "record-panel", {}, "role"],
    ["a team manager does not", actor(["team-manager"]), "authorise", {}, "role"],
    ["nor a director", actor(["director"]), "authorise", {}, "role"],
    ["nor a social worker", actor(["social-worker"]), "authorise", {}, "role"],
    [
      "nor one who asked, though head of service",
      actor(["broker", "head-of-service"], "broker"),
      "authorise",
      {},
      "asked-it",
    ],
    ["nor one who asked again", actor(head), "authorise", { askedByIds: ["broker", "head"] }, "asked-it"],
    [
      "nor one who made the offer for the council's own home",
      actor(head, "manager"),
      "authorise",
      {},
      "offered-it",
    ],
    [
      "nor the head of another council",
      actor(head, "head", "council-2"),
      "authorise",
      {},
      "other-organisation",
    ],
    [
      "nor a provider by that name of role",
      actor(head, "head", "council-1", "provider"),
      "authorise",
      {},
      "other-organisation",
    ],
    [
      "nor the deputy of who asked",
      actor(["team-manager"]),
      "authorise",
      { deciders: standingInFor("broker") },
      "deputy-of-asker",
    ],
    [
      "nor the deputy of who made the offer",
      actor(["team-manager"]),
      "authorise",
      { deciders: standingInFor("manager") },
      "deputy-of-asker",
    ],
    [
      "nor one who was its broker before",
      actor(["team-manager", "head-of-service"], "broker-before"),
      "authorise",
      {},
      "brokered-it",
    ],
    [
      "nor its broker as the deputy of somebody else",
      actor(["team-manager"], "broker-before"),
      "refuse",
      { deciders: standingInFor("another") },
      "brokered-it",
    ],
    [
      "nor the deputy of who was its broker",
      actor(["team-manager"]),
      "authorise",
      { deciders: standingInFor("broker-before") },
      "deputy-of-asker",
    ],
    [
      "but the deputy of both them and somebody else",
      actor(["team-manager"]),
      "authorise",
      { deciders: standingInFor("broker", "another") },
      true,
    ],
    ["not twice", actor(head), "authorise", { state: "authorised" }, "state"],
    ["not after a refusal", actor(head), "authorise", { state: "refused" }, "state"],
    ["not an older version", actor(head), "authorise", { latestOfferVersion: 3 }, "changed"],
    ["a promise by phone", actor(head), "authorise", { state: "verbal" }, true],
    ["a broker asks again", actor(["broker"], "broker"), "ask-again", { state: "returned" }, true],
    ["a broker cancels what changed", actor(["broker"], "broker"), "cancel", { latestOfferVersion: 3 }, true],
  ])("%s", (_name, who, action, changed, expected) => {
    const permission = may(who, action, { ...asked, ...changed });
    expect(permission === true ? true : permission.reason).toBe(expected);
  });

  it("shows nothing to anybody else", () => {
    for (const outsider of [
      actor(head, "head", "council-2"),
      actor(["referrals-officer"], "x", "council-1", "provider"),
    ]) {
      expect(Object.values(authorisationAbilities(outsider, asked)).some(Boolean)).toBe(false);
    }
  });
});

it("says why the database cancelled it, from the offer as it is now", () => {
  const said = (state: OfferState, versionNumber = 1) => cancelledWords(1, { state, versionNumber });
  expect(said("submitted", 2)).toMatch(/changed the offer/);
  for (const state of ENDED_STATES) expect(said(state)).not.toMatch(/changed or ended/);
});

it("asks for words where words are owed", () => {
  expect(askSchema.safeParse({ version: "1", offerVersion: "2", why: "" }).error?.issues[0]?.message).toMatch(
    /right one/,
  );
  expect(returnSchema.safeParse({ version: "1", question: "  " }).success).toBe(false);
  expect(refuseSchema.safeParse({ version: "1", reason: "x".repeat(2_001) }).success).toBe(false);
  const authorise = authoriseSchema(new Date("2026-12-01T09:00:00Z"));
  expect(authorise.safeParse({ version: "1" }).success).toBe(false);
  expect(authorise.parse({ version: "1", offerVersion: "2" })).toEqual({
    version: 1,
    offerVersion: 2,
    alertsRead: [],
    unconfirmedReason: "",
    conditions: "",
  });
});
