import { expect, it } from "vitest";
import { rendered } from "~/ui/testing/rendered";
import type { AuthorisationView } from "../queries/view-authorisation.server";
import { ContinuePage } from "./continue-page";

const view = {
  id: "0b2e",
  reference: "HW-1",
  service: "Elm House",
  cost: { sentence: "£4,200 a week" },
  version: 1,
  fundedUntil: "Monday 2 November 2026",
  continuesAfter: "Monday 30 November 2026",
  whyNotContinue: null,
} as unknown as AuthorisationView;
const page = (ended: boolean) =>
  rendered(<ContinuePage view={view} before={null} ended={ended} formKey="key" lastResult={undefined} />);

it("asks for a day after today where the last one has passed", () =>
  expect(page(false)).toContain("After Monday 30 November 2026."));

it("continues nothing for a placement that has ended", () => {
  expect(page(true)).toContain("The placement that it was for has ended.");
  expect(page(true)).not.toContain("<form");
});
