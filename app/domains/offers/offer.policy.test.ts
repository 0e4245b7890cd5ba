import { describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { type ComparedOffer, compareOffers } from "./compare.rules";
import { costSummary } from "./cost-words.rules";
import { exampleLine } from "./example-line";
import { type CostingLine, costingOf } from "./money.rules";
import { isLive, offerMachine } from "./offer.machine";
import { may, type OfferAction, type OfferSubject, offerAbilities } from "./offer.policy";

it("makes the moves of the domain", () => {
  const leaving = ["submitted", "shortlisted", "reserve", "preferred", "authorised"].flatMap((state) => [
    `${state} not-select not-selected`,
    `${state} withdraw withdrawn`,
    `${state} expire expired`,
    `${state} change-costing submitted`,
  ]);
  const moves = offerMachine.moves().map(({ from, event, to }) => `${from} ${event} ${to}`);
  expect(moves.sort()).toEqual(
    [
      ...leaving,
      "draft submit submitted",
      "submitted shortlist shortlisted",
      "shortlisted prefer preferred",
      "shortlisted put-in-reserve reserve",
      "reserve shortlist shortlisted",
      "preferred authorise authorised",
      "preferred step-back shortlisted",
      "authorised step-back shortlisted",
      "authorised accept accepted",
      "accepted fall-through fallen-through",
    ].sort(),
  );
  expect(offerMachine.states.filter(isLive)).toHaveLength(5);
});

describe("who may do what to an offer", () => {
  const actor = (kind: Actor["kind"], role: Actor["roles"][number], organisationId = `${kind}-1`): Actor => ({
    kind,
    personId: "person-1",
    personName: "Sam Lowe",
    organisationId,
    organisationSlug: "one",
    organisationName: "One",
    roles: [role],
  });
  const broker = actor("council", "broker");
  const officer = actor("provider", "referrals-officer");
  const offer = (changed: Partial<OfferSubject> = {}): OfferSubject => ({
    councilId: "council-1",
    providerId: "provider-1",
    state: "submitted",
    confirmedEdition: 1,
    latestEdition: 1,
    searchState: "searching",
    ...changed,
  });

  it.each<[string, Actor, OfferAction, OfferSubject, boolean]>([
    ["a broker shortlists", broker, "shortlist", offer(), true],
    ["a broker prefers what is shortlisted", broker, "prefer", offer({ state: "shortlisted" }), true],
    ["not what is only submitted", broker, "prefer", offer(), false],
    ["not what is unconfirmed", broker, "prefer", offer({ state: "shortlisted", latestEdition: 2 }), false],
    [
      "a broker accepts what is authorised",
      broker,
      "accept",
      offer({ state: "authorised", searchState: "deciding" }),
      true,
    ],
    ["not what is preferred only", broker, "accept", offer({ state: "preferred" }), false],
    ["not what is unconfirmed", broker, "accept", offer({ state: "authorised", latestEdition: 2 }), false],
    [
      "not where placements are stopped",
      broker,
      "prefer",
      offer({ state: "shortlisted", stopped: "No" }),
      false,
    ],
    ["not even what is authorised", broker, "accept", offer({ state: "authorised", stopped: "No" }), false],
    ["which keeps nothing from the shortlist", broker, "shortlist", offer({ stopped: "No" }), true],
    ["not while paused", broker, "accept", offer({ state: "authorised", searchState: "paused" }), false],
    ["a broker asks for what is preferred", broker, "ask-authorisation", offer({ state: "preferred" }), true],
    ["not for what is shortlisted", broker, "ask-authorisation", offer({ state: "shortlisted" }), false],
    ["a broker does not read a draft", broker, "view", offer({ state: "draft" }), false],
    ["a broker does not write for the provider", broker, "amend", offer(), false],
    ["a head of service compares", actor("council", "head-of-service"), "compare", offer(), true],
    [
      "but does not choose",
      actor("council", "head-of-service"),
      "prefer",
      offer({ state: "shortlisted" }),
      false,
    ],
    ["finance at the council reads none", actor("council", "finance-officer"), "view", offer(), false],
    ["a referrals officer submits", officer, "submit", offer({ state: "draft" }), true],
    [
      "not when the search is closed",
      officer,
      "submit",
      offer({ state: "draft", searchState: "closed" }),
      false,
    ],
    ["amends what is preferred", officer, "amend", offer({ state: "preferred" }), true],
    ["not what is accepted", officer, "amend", offer({ state: "accepted" }), false],
    ["confirms for a new edition", officer, "confirm", offer({ latestEdition: 2 }), true],
    ["not twice", officer, "confirm", offer(), false],
    ["withdraws even while paused", officer, "withdraw", offer({ searchState: "paused" }), true],
    ["does not accept for the council", officer, "accept", offer({ state: "authorised" }), false],
    ["does not see the others", officer, "compare", offer(), false],
    ["finance at the provider reads", actor("provider", "provider-finance"), "view", offer(), true],
    [
      "and does not submit",
      actor("provider", "provider-finance"),
      "submit",
      offer({ state: "draft" }),
      false,
    ],
  ])("%s", (_name, who, action, what, allowed) => {
    expect(may(who, action, what) === true).toBe(allowed);
  });

  it("lets nobody else in, in any state", () => {
    const outsiders = [
      actor("council", "broker", "council-2"),
      actor("provider", "referrals-officer", "provider-2"),
      actor("provider", "referrals-officer", "council-1"),
      actor("council", "broker", "provider-1"),
      actor("region", "hub-officer", "council-1"),
    ];
    for (const outsider of outsiders) {
      for (const state of offerMachine.states) {
        expect(Object.values(offerAbilities(outsider, offer({ state }))).some(Boolean)).toBe(false);
      }
    }
  });
});

describe("side by side", () => {
  const line = (kind: CostingLine["kind"], unitPence: number) => exampleLine({ kind, unitPence });
  const costed = (lines: CostingLine[]) => ({
    cost: costSummary(lines, "2026-12-01"),
    lines: costingOf(lines, "2026-12-01").lines,
  });
  const first: ComparedOffer = {
    id: "offer-1",
    serviceName: "Beech House",
    providerName: "Beech Care",
    ...costed([line("core", 485_000)]),
    distance: "8.4 miles",
    grade: "good",
    alerts: [],
    startOn: "2026-12-01",
    heldUntil: "Friday 27 November at 17:00",
    place: [],
    childrenLiving: null,
  };
  const second = {
    ...first,
    id: "offer-2",
    ...costed([line("core", 450_000), line("education", 20_000)]),
    grade: null,
  };

  it("marks where they differ and what costs least, and leaves out what nobody offers", () => {
    const rows = compareOffers([first, second]);
    const row = (key: string) => rows.find((one) => one.key === key);
    expect(row("cost")).toMatchObject({
      differs: true,
      cells: [{ lowest: false }, { value: "£4,700.00 a week", lowest: false }],
    });
    // 52 weeks and a day of £4,500.00 and of £200.00, each rounded: £234,642.86 and £10,428.57.
    expect(row("first-year")).toMatchObject({
      differs: true,
      cells: [{ lowest: false }, { value: "£245,071.43", lowest: true }],
    });
    expect(row("stay")).toBeUndefined();
    expect(row("education")?.cells.map((cell) => cell.value)).toEqual(["Not included", "£200.00 a week"]);
    expect(row("grade")?.cells.map((cell) => cell.value)).toEqual(["Good", "Not yet inspected"]);
    expect(row("distance")?.differs).toBe(false);
    expect(row("children")?.cells[0]?.value).toBe("Not told us yet");
    expect(row("therapy")).toBeUndefined();
    expect(row("alerts")).toBeUndefined();
    const warned = { ...second, alerts: [{ id: "alert-1", name: "Compliance notice", stops: false }] };
    const alerts = compareOffers([first, warned]).find((one) => one.key === "alerts");
    expect(alerts?.cells.map((cell) => cell.value)).toEqual(["None", "Compliance notice"]);
    expect(row("start")?.cells[0]?.value).toBe("1 December 2026");
  });

  it("marks nothing when there is one, or both are the same", () => {
    for (const offers of [[first], [first, { ...first, id: "offer-3" }], []]) {
      for (const { differs, cells } of compareOffers(offers)) {
        expect([differs, cells.some((cell) => cell.lowest)]).toEqual([false, false]);
      }
    }
  });
});
