import { describe, expect, it } from "vitest";
import type { ReferralState } from "./referral.machine";
import {
  destroyedFrom,
  isOver,
  NEEDED_IN,
  neededUntil,
  periodWords,
  type RetentionReferral,
} from "./retention.rules";

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const referral = (state: ReferralState, since: string, updated = since) => ({
  state,
  stateSince: at(since),
  updatedAt: at(updated),
});
const child = (referrals: RetentionReferral[], saved = "2026-01-05") => ({
  referrals,
  savedAt: at(saved),
  destroyedAt: null,
});

describe("until when who a child is is needed", () => {
  it("is as long as one referral of the child looks for a placement or has led to one", () => {
    for (const state of NEEDED_IN) {
      const both = [referral("withdrawn", "2020-01-01"), referral(state, "2020-01-01")];
      expect(neededUntil(child(both)), state).toBeUndefined();
      expect(destroyedFrom(child(both), 3)).toBeUndefined();
    }
  });

  it("counts from the end of the last referral, not from what was done to it afterwards", () => {
    for (const state of ["ended", "withdrawn", "closed"] as const) {
      const both = [referral(state, "2026-02-01", "2026-09-01"), referral(state, "2026-03-01")];
      expect(neededUntil(child(both))).toEqual(at("2026-03-01"));
    }
  });

  it("counts a draft from when it was last touched", () => {
    for (const state of ["draft", "checking"] as const)
      expect(neededUntil(child([referral(state, "2026-01-01", "2026-04-01")]))).toEqual(at("2026-04-01"));
    expect(neededUntil(child([referral("draft", "2026-01-01")], "2026-05-01"))).toEqual(at("2026-05-01"));
  });

  it("keeps what a copied draft still needs", () => {
    const copied = [referral("closed", "2025-01-01"), referral("draft", "2026-06-01")];
    expect(destroyedFrom(child(copied), 12)).toEqual(at("2027-06-01"));
  });
});

it("ends on the same day of a later month, or on its last day", () => {
  const from = (day: string, months: number) => destroyedFrom(child([referral("closed", day)]), months);
  expect(from("2027-11-30", 3)).toEqual(at("2028-02-29"));
  expect(from("2026-11-30", 3)).toEqual(at("2027-02-28"));
  expect(from("2026-08-31", 6)).toEqual(at("2027-02-28"));
  expect(from("2026-03-15", 72)).toEqual(at("2032-03-15"));
});

it("is over at that moment, and once only", () => {
  const closed = child([referral("closed", "2026-03-01")]);
  expect(isOver(closed, 3, new Date("2026-06-01T11:59:59Z"))).toBe(false);
  expect(isOver(closed, 3, at("2026-06-01"))).toBe(true);
  expect(isOver({ ...closed, destroyedAt: at("2026-06-02") }, 3, at("2026-07-01"))).toBe(false);
});

it("says a period in words, also one that is no choice any more", () => {
  expect(periodWords(12)).toBe("1 year");
  expect(periodWords(9)).toBe("9 months");
});
