import { expect, it } from "vitest";
import { isRegistered } from "~/domains/providers/registration.rules";
import { EDUCATION_NOW, LEGAL_STATUSES, PURPOSES } from "~/domains/referrals/referral.options";
import { inEducation, lookedAfterOf } from "./placement-facts.rules";

it("only a short break for a child who is not in care is outside the regulations", () => {
  const without = Object.keys(PURPOSES).flatMap((purpose) =>
    Object.keys(LEGAL_STATUSES)
      .filter((status) => lookedAfterOf(purpose, status) === "no")
      .map((status) => [purpose, status]),
  );
  expect(without).toEqual([["short-break", "not-looked-after"]]);
  expect(lookedAfterOf("short-break", "section-20")).toBe("accommodated");
  expect(lookedAfterOf("long-term", "care-order")).toBe("in-care");
  expect(lookedAfterOf("long-term", "interim-care-order")).toBe("in-care");
  expect(lookedAfterOf("emergency", "not-looked-after")).toBe("not-sure");
  expect(lookedAfterOf(undefined, undefined)).toBe("not-sure");
});

it("where nobody has said, the child may be in education", () => {
  const educated = Object.keys(EDUCATION_NOW).filter(inEducation);
  expect(educated).toEqual(["mainstream", "special", "alternative", "college", "training"]);
  expect(inEducation(undefined)).toBe(true);
});

it("a home without a regulator, or one that has closed, is not registered", () => {
  expect(isRegistered({ regulator: "ofsted", status: "active" })).toBe(true);
  expect(isRegistered({ regulator: "ofsted", status: "suspended" })).toBe(true);
  expect(isRegistered({ regulator: "ofsted", status: "closed" })).toBe(false);
  expect(isRegistered({ regulator: "none", status: "active" })).toBe(false);
});
