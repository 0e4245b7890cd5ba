import { expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { may, type StatementAction, type StatementSubject } from "./statement.policy";

const actor = (role: string) =>
  ({ kind: "council", organisationId: "here", personId: "somebody", roles: [role] }) as unknown as Actor;
const of = (state: StatementSubject["state"]): StatementSubject => ({
  councilId: "here",
  state,
  lastWrittenById: "a colleague",
});

it.each<[StatementAction, string, RegExp]>([
  ["view", "broker", /^Only commissioners, quality assurance, heads of service and directors can open/],
  ["comment", "broker", /can open draft statements$/],
  ["return", "broker", /can open draft statements$/],
  ["write", "director", /^Only a commissioner or quality assurance officer can edit/],
  ["send-to-review", "head-of-service", /can edit the statement$/],
  ["publish", "quality-assurance", /^Only a commissioner, head of service or director can publish/],
])("who may %s is said to a %s, who may not", (action, role, message) => {
  expect(may(actor(role), action, of("in-review"))).toMatchObject({
    reason: "role",
    message: expect.stringMatching(message),
  });
});

it("whoever made the last change reads that a colleague must publish it", () => {
  const own = { ...of("in-review"), lastWrittenById: "somebody" };
  expect(may(actor("director"), "publish", own)).toMatchObject({
    reason: "wrote-last",
    message: "You made the last change, so a colleague must publish it",
  });
  expect(may(actor("director"), "publish", of("in-review"))).toBe(true);
});
