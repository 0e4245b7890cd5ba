import { describe, expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import { COUNCIL_ROLES } from "~/domains/access/roles";
import { isAllowed } from "~/platform/permission";
import { may } from "./vault.policy";

const actor = (roles: Role[], more: Partial<Actor> = {}): Actor => ({
  kind: "council",
  personId: "p1",
  personName: "Dana",
  organisationId: "c1",
  organisationSlug: "c",
  organisationName: "C",
  roles,
  ...more,
});
const child = { councilId: "c1", assignedTo: ["p1"] };

describe("who may see who the child is", () => {
  it("takes a role that works cases", () => {
    const allowed = (Object.keys(COUNCIL_ROLES) as Role[]).filter((role) =>
      isAllowed(may(actor([role]), "read-identity", child)),
    );
    expect(allowed.sort()).toEqual(
      ["broker", "emergency-duty", "head-of-service", "iro", "social-worker", "team-manager"].sort(),
    );
  });

  it("shows a broker only the children of their own referrals", () => {
    expect(may(actor(["broker"]), "read-identity", { ...child, assignedTo: ["p2"] })).toMatchObject({
      reason: "not-yours",
    });
  });

  it("shows nobody of another council, a provider or the region anything", () => {
    expect(may(actor(["social-worker"], { organisationId: "c2" }), "read-identity", child)).not.toBe(true);
    expect(may(actor(["social-worker"], { kind: "provider" }), "read-identity", child)).not.toBe(true);
    expect(may(actor(["hub-officer"], { kind: "region" }), "read-identity", child)).not.toBe(true);
  });
});
