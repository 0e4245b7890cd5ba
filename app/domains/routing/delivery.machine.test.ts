import { describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { answerMachine } from "./answer.machine";
import { declineSchema, interestSchema } from "./answer.schema";
import { DECLINE_REASONS, isDeclineReason } from "./decline-reasons.options";
import { deliveryMachine, movesToAnswer } from "./delivery.machine";
import { type DeliverySubject, deliveryAbilities, may } from "./delivery.policy";
import { reachOf } from "./reach.rules";

const drawn = (moves: { from: string; event: string; to: string }[]) =>
  moves.map(({ from, event, to }) => `${from} ${event} ${to}`).sort();

describe("the moves", () => {
  it("of a delivery are those of the domain", () => {
    expect(drawn(deliveryMachine.moves())).toEqual(
      [
        "queued deliver delivered",
        "queued fail undeliverable",
        "undeliverable requeue queued",
        "queued open opened",
        "undeliverable open opened",
        "delivered open opened",
        "delivered pick-up picked-up",
        "opened pick-up picked-up",
        "picked-up release opened",
        "picked-up answer answered",
        "answered change-answer picked-up",
        "queued close closed",
        "delivered close closed",
        "undeliverable close closed",
        "opened close closed",
        "picked-up close closed",
        "answered close closed",
        "closed reopen delivered",
      ].sort(),
    );
  });

  it("of an answer are those of the domain", () => {
    expect(drawn(answerMachine.moves())).toEqual(
      [
        "none show-interest interested",
        "none decline declined",
        "none offer offered",
        "interested offer offered",
        "interested decline declined",
        "interested take-back none",
        "declined take-back none",
        "offered take-back none",
      ].sort(),
    );
  });

  it.each(["queued", "undeliverable", "delivered", "opened", "picked-up", "answered"] as const)(
    "lead from %s to an answer",
    (state) => {
      let at: Parameters<typeof deliveryMachine.next>[0] = state;
      for (const event of movesToAnswer(state) ?? []) {
        const next = deliveryMachine.next(at, event);
        if (!next.ok) throw new Error(`${at} does not take ${event}`);
        at = next.value;
      }
      expect(at).toBe("answered");
      expect(movesToAnswer("closed")).toBeNull();
    },
  );
});

describe("who may do what to a delivery", () => {
  const actor = (
    role: Actor["roles"][number],
    personId = "person-1",
    organisationId = "provider-1",
  ): Actor => ({
    kind: "provider",
    personId,
    personName: "Jo Amos",
    organisationId,
    organisationSlug: "one",
    organisationName: "One",
    roles: [role],
  });
  const opened: DeliverySubject = {
    providerId: "provider-1",
    state: "opened",
    searchState: "searching",
    pickedUpById: null,
  };
  const held: DeliverySubject = { ...opened, state: "picked-up", pickedUpById: "person-2" };

  it.each([
    ["referrals-officer", "pick-up", opened, true],
    ["registered-manager", "answer", opened, true],
    ["responsible-individual", "view", opened, true],
    ["responsible-individual", "answer", opened, false],
    ["provider-finance", "view", opened, false],
    ["registered-manager", "pick-up", held, false],
    ["registered-manager", "answer", held, true],
    ["registered-manager", "release", held, false],
    ["registered-manager", "pass-on", held, false],
    ["referrals-officer", "release", held, true],
    ["referrals-officer", "pass-on", held, true],
    ["registered-manager", "release", { ...held, pickedUpById: "person-1" }, true],
    ["referrals-officer", "release", opened, false],
    ["referrals-officer", "answer", { ...opened, searchState: "deciding" as const }, true],
    ["referrals-officer", "answer", { ...opened, searchState: "paused" as const }, false],
    ["referrals-officer", "answer", { ...opened, state: "closed" as const }, false],
    ["referrals-officer", "view", { ...opened, state: "closed" as const }, true],
  ] as const)("%s %s %o → %s", (role, action, delivery, allowed) => {
    expect(may(actor(role), action, delivery) === true).toBe(allowed);
  });

  it("lets nobody in of another organisation or a council", () => {
    const council: Actor = { ...actor("referrals-officer"), kind: "council" };
    for (const outsider of [actor("referrals-officer", "person-1", "provider-2"), council]) {
      expect(Object.values(deliveryAbilities(outsider, opened)).some(Boolean)).toBe(false);
    }
  });
});

describe("answers", () => {
  const words = (result: { error?: { issues: { message: string }[] } }) => result.error?.issues[0]?.message;

  it.each([
    ["£4,850.00", 485_000],
    ["4850.5", 485_050],
    ["", null],
  ])("read an indicative fee of %j", (indicativeWeeklyPence, pence) => {
    const parsed = interestSchema.parse({ version: "1", indicativeWeeklyPence, ringNumber: "01902 555 014" });
    expect(parsed.indicativeWeeklyPence).toBe(pence);
  });

  it.each(["0", "-5", "a lot", "4.555", "50000.01", "1e4"])("refuse a fee of %j", (indicativeWeeklyPence) => {
    expect(interestSchema.safeParse({ indicativeWeeklyPence, ringNumber: "01902 555 014" }).success).toBe(
      false,
    );
  });

  it.each(["", "ring me", "0190", "=cmd|'/c calc'!A0 01902555014"])(
    "refuse %j as a number to ring",
    (ringNumber) => {
      expect(interestSchema.safeParse({ ringNumber }).success).toBe(false);
    },
  );

  it("decline with a coded reason, and words where the code says too little", () => {
    expect(Object.keys(DECLINE_REASONS)).toHaveLength(13);
    expect(isDeclineReason("toString")).toBe(false);
    expect(declineSchema.safeParse({ reason: "no-vacancy" }).success).toBe(true);
    expect(words(declineSchema.safeParse({ reason: "" }))).toBe("Choose why you decline");
    expect(words(declineSchema.safeParse({ reason: "incomplete" }))).toMatch(/which section/);
    expect(words(declineSchema.safeParse({ reason: "other", note: " " }))).toMatch(/why/);
  });
});

it("counts how far a search has reached, all in providers", () => {
  const at = new Date();
  expect(
    reachOf([
      { state: "undeliverable", openedAt: null, pickedUpAt: null, answers: ["none"] },
      { state: "opened", openedAt: at, pickedUpAt: at, answers: ["declined", "none"] },
      { state: "answered", openedAt: null, pickedUpAt: at, answers: ["offered", "interested"] },
      { state: "closed", openedAt: at, pickedUpAt: null, answers: [] },
      { state: "answered", openedAt: null, pickedUpAt: null, answers: ["declined", "declined", "declined"] },
    ]),
  ).toEqual({
    organisations: 5,
    undeliverable: 1,
    opened: 3,
    pickedUp: 2,
    interested: 1,
    declined: 1,
    offered: 1,
  });
});
