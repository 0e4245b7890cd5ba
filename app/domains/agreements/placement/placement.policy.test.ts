import { describe, expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import { type PlacementState, placementMachine } from "./placement.machine";
import { may, type PlacementAction } from "./placement.policy";

const placement = (state: PlacementState, endToConfirm = false) => ({
  councilId: "council",
  providerId: "provider",
  state,
  endToConfirm,
});
const somebody = (kind: "council" | "provider" | "region", role: Role, at: string = kind): Actor => ({
  kind,
  personId: "person",
  personName: "Somebody",
  organisationId: at,
  organisationSlug: at,
  organisationName: at,
  roles: [role],
});

const ACTIONS: readonly PlacementAction[] = [
  "view",
  "confirm-move-in",
  "give-notice",
  "end",
  "confirm-end",
  "record-absence",
  "ask-change",
  "dispute-end",
];
const allowed = (actor: Actor, state: PlacementState, endToConfirm = false) =>
  ACTIONS.filter((action) => may(actor, action, placement(state, endToConfirm)) === true);

describe("who may do what with a placement", () => {
  const workers = [
    somebody("council", "broker"),
    somebody("council", "social-worker"),
    somebody("council", "team-manager"),
    somebody("council", "emergency-duty"),
    somebody("provider", "registered-manager"),
    somebody("provider", "referrals-officer"),
    somebody("provider", "provider-admin"),
  ];
  it.each<[PlacementState, PlacementAction[]]>([
    ["planned", ["view", "confirm-move-in"]],
    ["started", ["view", "confirm-move-in", "give-notice", "end", "record-absence", "ask-change"]],
    ["notice-given", ["view", "confirm-move-in", "end", "record-absence", "ask-change"]],
    ["ended", ["view", "record-absence"]],
    ["fallen-through", ["view"]],
  ])("those who work on it, while it is %s", (state, actions) => {
    for (const actor of workers) expect([actor.roles, allowed(actor, state)]).toEqual([actor.roles, actions]);
  });

  it("the council’s confirm or dispute an end that the provider recorded; nobody at the provider does", () => {
    for (const actor of workers)
      expect([actor.roles, allowed(actor, "ended", true)]).toEqual([
        actor.roles,
        actor.kind === "council"
          ? ["view", "confirm-end", "record-absence", "dispute-end"]
          : ["view", "record-absence"],
      ]);
    expect(allowed(somebody("council", "head-of-service"), "ended", true)).toEqual(["view"]);
  });

  it.each<[Actor["kind"], Role]>([
    ["council", "head-of-service"],
    ["council", "commissioner"],
    ["council", "finance-officer"],
    ["council", "iro"],
    ["provider", "responsible-individual"],
    ["provider", "provider-finance"],
  ])("a %s’s %s only reads it", (kind, role) => {
    for (const state of placementMachine.states)
      expect(allowed(somebody(kind, role), state)).toEqual(["view"]);
  });

  it("nobody else, and from elsewhere it is not there", () => {
    expect(may(somebody("council", "council-admin"), "view", placement("started"))).toMatchObject({
      kind: "forbidden",
    });
    for (const stranger of [
      somebody("council", "broker", "another"),
      somebody("provider", "registered-manager", "another"),
      somebody("region", "hub-officer"),
    ])
      expect(may(stranger, "view", placement("started"))).toMatchObject({ kind: "not-found" });
  });
});
