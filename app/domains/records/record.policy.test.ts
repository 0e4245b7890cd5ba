import { expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { COUNCIL_ROLES } from "~/domains/access/roles";
import { may as mayWhoPays } from "~/domains/agreements/who-pays/funding-shares.policy";
import { type AuthorisationSubject, may as mayFunding } from "~/domains/authorisations/authorisation.policy";
import { type LettersSubject, may as mayLetters } from "~/domains/statutory/letters.policy";
import { may } from "./record.policy";

const record = { councilId: "here", assignedTo: ["somebody"] };
const holding = (role: string) =>
  ({ kind: "council", organisationId: "here", personId: "somebody", roles: [role] }) as unknown as Actor;
const TAKERS = Object.keys(COUNCIL_ROLES).filter((role) => may(holding(role), "take", record) === true);

it("whoever takes the pack reads every chapter of it, so that it is the same whoever takes it", () => {
  expect(TAKERS.sort()).toEqual([
    "broker",
    "emergency-duty",
    "head-of-service",
    "social-worker",
    "team-manager",
  ]);
  const letters = { ...record, state: "started" } as unknown as LettersSubject;
  for (const actor of TAKERS.map(holding)) {
    expect(mayFunding(actor, "view", record as unknown as AuthorisationSubject)).toBe(true);
    expect(mayWhoPays(actor, "view", record)).toBe(true);
    expect(mayLetters(actor, "read-letters", letters)).toBe(true);
  }
});

it("whoever confirms a filing may take the pack", () => {
  const filers = Object.keys(COUNCIL_ROLES).filter((role) => may(holding(role), "file", record) === true);
  expect(filers.filter((role) => !TAKERS.includes(role))).toEqual([]);
});
