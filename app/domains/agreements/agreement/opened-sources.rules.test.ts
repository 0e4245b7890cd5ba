import { describe, expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import { opensSources } from "./opened-sources.rules";

const actor = (kind: Actor["kind"], role: Role): Actor => ({
  kind,
  personId: "me",
  personName: "Me",
  organisationId: kind,
  organisationSlug: kind,
  organisationName: kind,
  roles: [role],
});

describe("the pages that an agreement or a placement links to", () => {
  it.each<[Actor["kind"], Role, boolean, boolean]>([
    ["council", "broker", true, true],
    ["council", "iro", true, true],
    ["council", "commissioner", false, true],
    ["council", "finance-officer", false, false],
    ["provider", "registered-manager", true, true],
    ["provider", "responsible-individual", true, true],
    ["provider", "provider-finance", false, true],
  ])("%s, %s: the referral %s, the offer %s", (kind, role, referral, offer) => {
    expect(opensSources(actor(kind, role))).toEqual({ referral, offer });
  });
});
