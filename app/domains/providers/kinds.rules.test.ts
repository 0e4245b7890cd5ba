import { expect, it } from "vitest";
import { kindOfProvisionType, SERVICE_KINDS } from "~/domains/providers/kinds.rules";

it.each([
  ["Children's home", "childrens-home"],
  ["Children's Home", "childrens-home"],
  ["  Children\u2019s\nhome ", "childrens-home"],
  ["Residential special school (registered as a children's home)", "special-school-as-childrens-home"],
  ["Residential Special School", "residential-special-school"],
  ["Secure children's home", "secure-childrens-home"],
  ["Secure Training Centre", "secure-training-centre"],
  ["Independent Fostering Agency", "fostering-agency"],
  ["Local Authority Fostering Agency", "local-authority-fostering"],
  ["Residential Family Centre", "residential-family-centre"],
  ["Supported Accommodation", "supported-accommodation"],
  ["Boarding School", "boarding-school"],
  ["Further Education College with Residential Accommodation", "further-education"],
  ["Voluntary Adoption Agency", "adoption-agency"],
  ["Adoption Support Agency", "adoption-support-agency"],
  ["Residential Holiday Scheme for Disabled Children", "holiday-scheme"],
  ["Something Parliament has not thought of yet", "other"],
  ["", "other"],
])("reads %j as %s", (wording, kind) => {
  expect(kindOfProvisionType(wording)).toBe(kind);
});

it("never matches secure services", () => {
  expect(SERVICE_KINDS["secure-childrens-home"].matched).toBe(false);
  expect(SERVICE_KINDS["secure-training-centre"].matched).toBe(false);
});
