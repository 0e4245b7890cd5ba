import { expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { COUNCIL_ROLES } from "~/domains/access/roles";
import { may } from "./payments.policy";

const actor = (kind: string, role: string) =>
  ({ kind, organisationId: "here", personId: "somebody", roles: [role] }) as unknown as Actor;

it("a finance officer of the council sets its calendar, and nobody else does", () => {
  const setters = Object.keys(COUNCIL_ROLES).filter(
    (role) => may(actor("council", role), "set-calendar", { organisationId: "here" }) === true,
  );
  expect(setters).toEqual(["finance-officer"]);
  expect(may(actor("council", "finance-officer"), "set-calendar", { organisationId: "there" })).toMatchObject(
    {
      reason: "other-organisation",
    },
  );
});

it.each(["provider-finance", "provider-admin", "registered-manager"])(
  "a provider's %s reads no calendar of a council",
  (role) => {
    expect(may(actor("provider", role), "view-calendar", { organisationId: "here" })).toMatchObject({
      reason: "other-organisation",
    });
  },
);

it.each([
  ["council", "broker", "view-imports", "Only a finance officer can see payment files"],
  ["council", "broker", "link-supplier", "Only a finance officer can link suppliers"],
  ["council", "a role to come", "view-calendar", "Your role cannot see the payment calendar"],
  ["provider", "provider-finance", "view-imports", "Only the council can see its payment files"],
  ["provider", "provider-finance", "link-supplier", "Only the council can link its suppliers"],
] as const)("a %s's %s who asks to %s is told what is refused", (kind, role, action, message) => {
  expect(may(actor(kind, role), action, { organisationId: "here" })).toMatchObject({ message });
});
