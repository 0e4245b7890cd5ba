import { describe, expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import { COUNCIL_ROLES, ROLES_BY_KIND } from "~/domains/access/roles";
import { may as mayReadDetail } from "./fuller-detail.policy";
import { releaseMachine } from "./release.machine";
import { may, type ReleaseAction } from "./release.policy";
import { groundOf, type ServiceStanding } from "./release.rules";
import { toldRows } from "./released-identity.rules";

const standing = (more: Partial<ServiceStanding>): ServiceStanding => ({
  purpose: "long-term",
  deliveryState: "answered",
  answer: "offered",
  offerState: "shortlisted",
  ...more,
});

describe("the ground of a release", () => {
  it("is an offer that is preferred or further", () => {
    for (const offerState of ["preferred", "authorised", "accepted"])
      expect(groundOf(standing({ offerState, deliveryState: "closed" }))).toBe("offer");
    for (const offerState of ["draft", "submitted", "shortlisted", "reserve", null])
      expect(groundOf(standing({ offerState }))).toBeNull();
  });

  it("is in an emergency a service that wants to help, while the search is open for it", () => {
    const tonight = (more: Partial<ServiceStanding>) =>
      groundOf(standing({ purpose: "emergency", offerState: null, answer: "interested", ...more }));
    expect(tonight({})).toBe("emergency");
    expect(tonight({ answer: "none", deliveryState: "picked-up" })).toBe("emergency");
    expect(tonight({ answer: "none", deliveryState: "opened" })).toBeNull();
    expect(tonight({ answer: "declined", deliveryState: "picked-up" })).toBeNull();
    expect(tonight({ deliveryState: "closed" })).toBeNull();
    expect(tonight({ offerState: "preferred" })).toBe("offer");
  });
});

it("a release that ended stays ended", () => {
  expect(releaseMachine.isFinal("ended")).toBe(true);
});

describe("who may", () => {
  const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
    kind: "council",
    personId: "p1",
    personName: "Dana",
    organisationId: "c1",
    organisationSlug: "c",
    organisationName: "C",
    roles: [role],
    ...more,
  });
  const referral = { councilId: "c1", state: "searching", assignedTo: ["p1"] };
  const allowed = (action: ReleaseAction, more = {}) =>
    (Object.keys(COUNCIL_ROLES) as Role[])
      .filter((role) => may(actor(role, more), action, referral) === true)
      .sort();

  it("release and revoke: officers who work the case", () => {
    const officers = ["broker", "emergency-duty", "head-of-service", "social-worker", "team-manager"];
    expect(allowed("release")).toEqual(officers);
    expect(allowed("revoke")).toEqual(officers);
    const others = officers.filter((role) => role !== "broker");
    expect(allowed("release", { personId: "p2" })).toEqual(others);
    expect(allowed("revoke", { personId: "p2" })).toEqual(officers);
    expect(allowed("release", { organisationId: "c2" })).toEqual([]);
    expect(allowed("read-log", { kind: "provider" })).toEqual([]);
  });

  it("read stage 1: people who answer for homes, never a council or the region", () => {
    const readers = Object.entries(ROLES_BY_KIND).flatMap(([kind, roles]) =>
      (Object.keys(roles) as Role[]).filter(
        (role) => mayReadDetail(actor(role, { kind: kind as Actor["kind"] }), "read", null) === true,
      ),
    );
    expect(readers.sort()).toEqual([
      "provider-admin",
      "referrals-officer",
      "registered-manager",
      "responsible-individual",
    ]);
  });
});

describe("what a release tells", () => {
  const at = new Date("2026-11-25T17:00:00Z");
  const exampleIdentity = {
    given: "Amara",
    family: "Quillfeather",
    knownAs: "",
    dateOfBirth: "2012-10-11",
    gender: "girl",
    addressLine1: "17 Larkspur Mews",
    nhsNumber: "9434765919",
    upn: "A123456789012",
    localCaseNumber: "CS-4471-88",
    motherName: "Oluchi Quillfeather",
    otherFamilyNames: ["Tobenna Quillfeather", "Ada Quillfeather"],
    otherPeopleNames: ["Somebody Else"],
  };

  it("is who the child is, and no number", () => {
    const told = toldRows(exampleIdentity, at);
    expect(told.map(({ value }) => value)).toEqual([
      "Amara",
      "Quillfeather",
      "Thursday 11 October 2012",
      "Girl",
      "17 Larkspur Mews",
      "Oluchi Quillfeather",
      "Tobenna Quillfeather, Ada Quillfeather",
    ]);
  });

  it("reads a page that was put aside", () => {
    const rows = toldRows({ given: "Amara", dateOfBirth: { day: "11", month: "10", year: "" } }, at);
    expect(rows.map(({ value }) => value)).toEqual(["Amara", "11/10"]);
  });
});
