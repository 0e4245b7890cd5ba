import { expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import { fundingSharesAbilities, may } from "./funding-shares.policy";

const referral = { councilId: "council" };
const somebody = (role: Role, kind: "council" | "provider" = "council", at: string = kind): Actor => ({
  kind,
  personId: "person",
  personName: "Somebody",
  organisationId: at,
  organisationSlug: at,
  organisationName: at,
  roles: [role],
});

it.each<Role>(["broker", "team-manager", "emergency-duty", "head-of-service", "director"])(
  "a %s records who pays",
  (role) => {
    expect(fundingSharesAbilities(somebody(role), referral)).toEqual({ view: true, change: true });
  },
);

it.each<Role>(["social-worker", "finance-officer", "quality-assurance"])("a %s only reads it", (role) => {
  expect(fundingSharesAbilities(somebody(role), referral)).toEqual({ view: true, change: false });
});

it.each<Role>(["commissioner", "iro", "nominated-officer", "council-admin"])(
  "a %s reads none of it",
  (role) => {
    expect(may(somebody(role), "view", referral)).toMatchObject({ reason: "role" });
  },
);

it("from elsewhere it is not there", () => {
  for (const stranger of [
    somebody("head-of-service", "council", "another"),
    somebody("registered-manager", "provider"),
  ])
    expect(may(stranger, "change", referral)).toMatchObject({ kind: "not-found" });
});
