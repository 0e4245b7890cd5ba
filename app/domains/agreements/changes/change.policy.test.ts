import { describe, expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import type { Side } from "../placement/placement-words.rules";
import { type ChangeState, changeMachine } from "./change.machine";
import { type ChangeAction, may } from "./change.policy";

const somebody = (kind: "council" | "provider" | "region", role: Role, at: string = kind): Actor => ({
  kind,
  personId: "person",
  personName: "Somebody",
  organisationId: at,
  organisationSlug: at,
  organisationName: at,
  roles: [role],
});
const change = (state: ChangeState, side: Side = "provider", decides = true) => ({
  councilId: "council",
  providerId: "provider",
  state,
  side,
  decides,
});
const ACTIONS: readonly ChangeAction[] = ["view", "decide", "reply", "answer", "withdraw"];
const allowed = (actor: Actor, subject: ReturnType<typeof change>) =>
  ACTIONS.filter((action) => may(actor, action, subject) === true);

describe("who may do what with a change to the fee", () => {
  it.each<[ChangeState, ChangeAction[], ChangeAction[], ChangeAction[]]>([
    ["proposed", ["view", "withdraw"], ["view", "reply"], ["view"]],
    ["asked", ["view", "withdraw"], ["view"], ["view", "decide"]],
    ["returned", ["view", "answer", "withdraw"], ["view"], ["view"]],
    ["authorised", ["view"], ["view"], ["view"]],
    ["refused", ["view"], ["view"], ["view"]],
    ["declined", ["view"], ["view"], ["view"]],
    ["withdrawn", ["view"], ["view"], ["view"]],
  ])("of the council's, while it is %s", (state, caseWorker, home, head) => {
    const one = change(state, "council");
    for (const role of ["broker", "social-worker", "emergency-duty"] as const)
      expect(allowed(somebody("council", role), one)).toEqual(caseWorker);
    for (const role of ["registered-manager", "referrals-officer", "provider-admin"] as const)
      expect(allowed(somebody("provider", role), one)).toEqual(home);
    for (const role of ["head-of-service", "director"] as const)
      expect(allowed(somebody("council", role), one)).toEqual(head);
  });

  it("the side that did not ask neither answers nor withdraws", () => {
    for (const state of changeMachine.states) {
      expect(allowed(somebody("council", "broker"), change(state))).toEqual(["view"]);
      for (const action of ["answer", "withdraw"] as const)
        expect(may(somebody("provider", "registered-manager"), action, change(state, "council"))).not.toBe(
          true,
        );
    }
  });

  it("nobody decides who took part, however high their role", () => {
    expect(may(somebody("council", "director"), "decide", change("asked", "provider", false))).toMatchObject({
      kind: "forbidden",
      reason: "took-part",
    });
  });

  it("others read, or see nothing at all", () => {
    const one = change("asked");
    for (const role of ["finance-officer", "iro", "quality-assurance", "commissioner"] as const)
      expect(allowed(somebody("council", role), one)).toEqual(["view"]);
    expect(allowed(somebody("provider", "provider-finance"), one)).toEqual(["view"]);
    for (const stranger of [
      somebody("council", "head-of-service", "elsewhere"),
      somebody("provider", "registered-manager", "elsewhere"),
      somebody("region", "hub-officer"),
    ])
      for (const action of ACTIONS) expect(may(stranger, action, one)).toMatchObject({ kind: "not-found" });
  });
});
