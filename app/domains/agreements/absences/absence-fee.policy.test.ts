import { expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import { absenceFeeAbilities, may } from "./absence-fee.policy";

const subject = { councilId: "council", withdrawn: false, decides: true };
const somebody = (role: Role, kind: "council" | "provider" = "council", at: string = kind): Actor => ({
  kind,
  personId: "person",
  personName: "Somebody",
  organisationId: at,
  organisationSlug: at,
  organisationName: at,
  roles: [role],
});

it.each<Role>(["head-of-service", "director", "team-manager"])(
  "a %s who decides on its funding does",
  (role) => {
    expect(may(somebody(role), "decide", subject)).toBe(true);
    expect(absenceFeeAbilities(somebody(role), subject)).toEqual({ view: true, decide: true });
    expect(may(somebody(role), "decide", { ...subject, decides: false })).toMatchObject({
      reason: "took-part",
    });
    expect(may(somebody(role), "decide", { ...subject, withdrawn: true })).toMatchObject({ kind: "not-now" });
  },
);

it.each<Role>(["broker", "social-worker", "emergency-duty", "finance-officer"])(
  "a %s only reads it",
  (role) => {
    expect(may(somebody(role), "decide", subject)).toMatchObject({ reason: "role" });
  },
);

it("from elsewhere it is not there", () => {
  for (const stranger of [
    somebody("head-of-service", "council", "another"),
    somebody("registered-manager", "provider"),
  ])
    expect(may(stranger, "decide", subject)).toMatchObject({ kind: "not-found" });
});
