import { describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { referralMachine } from "./referral.machine";
import { may, type ReferralAction, referralAbilities } from "./referral.policy";

const actor = (kind: Actor["kind"], role: Actor["roles"][number], organisationId = "council-1"): Actor => ({
  kind,
  personId: "person-1",
  personName: "Sam Lowe",
  organisationId,
  organisationSlug: "one",
  organisationName: "One",
  roles: [role],
});
const searching = { councilId: "council-1", state: "searching" as const };
const draft = { councilId: "council-1", state: "draft" as const };

describe("who may do what to a referral", () => {
  it.each([
    ["broker", "create", draft, true],
    ["social-worker", "create", draft, true],
    ["social-worker", "check", draft, true],
    ["social-worker", "send", { ...draft, state: "checking" as const }, false],
    ["broker", "send", { ...draft, state: "checking" as const }, true],
    ["broker", "send", draft, false],
    ["broker", "edit", searching, false],
    ["broker", "amend", searching, true],
    ["broker", "withdraw", searching, true],
    ["broker", "resume", searching, false],
    ["head-of-service", "view", searching, true],
    ["head-of-service", "withdraw", searching, false],
    ["quality-assurance", "view", searching, true],
    ["finance-officer", "view", searching, false],
    ["council-admin", "view", searching, false],
    ["council-admin", "set-duty-owner", searching, true],
    ["commissioner", "view", searching, false],
  ] as const)("%s %s: %o → %s", (role, action, referral, allowed) => {
    expect(may(actor("council", role), action, referral) === true).toBe(allowed);
  });

  it("lets nobody of another council, a provider or the region do anything, whatever the roles are called", () => {
    const outsiders = [
      actor("council", "broker", "council-2"),
      actor("provider", "broker"),
      actor("region", "broker"),
      actor("provider", "referrals-officer", "council-1"),
    ];
    for (const outsider of outsiders) {
      for (const state of referralMachine.states) {
        const abilities = referralAbilities(outsider, { councilId: "council-1", state });
        expect(Object.values(abilities).some(Boolean)).toBe(false);
      }
    }
  });

  it("denies an action that it does not know", () => {
    for (const unknown of ["delete", "constructor", "toString"]) {
      expect(may(actor("council", "broker"), unknown as ReferralAction, draft)).not.toBe(true);
    }
  });

  it("says why", () => {
    expect(may(actor("council", "broker"), "edit", searching)).toMatchObject({ reason: "state" });
    expect(may(actor("council", "iro"), "edit", draft)).toMatchObject({ reason: "role" });
  });
});
