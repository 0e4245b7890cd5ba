import { expect, it } from "vitest";
import { proposedProvider, providersByName } from "./supplier-proposals.rules";

const ashgrove = { id: "1", name: "Ashgrove Care" };
const twins = [
  { id: "2", name: "Beech House" },
  { id: "3", name: "Beech House Ltd" },
];
const byName = providersByName([ashgrove, ...twins]);

it("the one provider that is called so by any name, and none where several are", () => {
  expect(proposedProvider(["Renamed Homes", "ASHGROVE CARE LIMITED"], byName)).toBe(ashgrove);
  expect(proposedProvider(["Ashgrove Care", "Ashgrove Care Ltd"], byName)).toBe(ashgrove);
  expect(proposedProvider(["Beech House"], byName)).toBeUndefined();
  expect(proposedProvider(["Ashgrove Care", "Beech House"], byName)).toBeUndefined();
  expect(proposedProvider(["Somebody Else"], byName)).toBeUndefined();
});
