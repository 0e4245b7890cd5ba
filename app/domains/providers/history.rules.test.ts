import { expect, it } from "vitest";
import { changesOf, type Snapshot } from "./history.rules";

const HOME: Snapshot = {
  grade: "good",
  gradeOn: "2023-11-14",
  places: 3,
  status: "active",
  ownerName: "Juniper Hollow Care Ltd.",
};
const kinds = (
  before: Snapshot | null,
  now: Snapshot | null,
  olderFile = true,
  seenBefore = before !== null,
) => changesOf({ before, now, olderFile, seenBefore }).map((change) => change.kind);

it("the first file known makes nothing new: services are first seen", () => {
  expect(kinds(null, HOME, false)).toEqual(["first-seen"]);
});

it("a service is new, closes, and reopens", () => {
  expect(kinds(null, HOME)).toEqual(["new"]);
  expect(kinds(HOME, null)).toEqual(["closed"]);
  expect(kinds(null, HOME, true, true)).toEqual(["reopened"]);
  expect(kinds(null, null)).toEqual([]);
});

it("each fact that changed is told with what it was and is", () => {
  const now = {
    ...HOME,
    grade: "inadequate",
    places: null,
    status: "suspended",
    ownerName: "Rowan Court Ltd",
  };
  expect(changesOf({ before: HOME, now, olderFile: true, seenBefore: true })).toEqual([
    { kind: "grade", before: "good", after: "inadequate" },
    { kind: "places", before: "3", after: null },
    { kind: "status", before: "active", after: "suspended" },
    { kind: "owner", before: "Juniper Hollow Care Ltd.", after: "Rowan Court Ltd" },
  ]);
});

it("another spelling is no other owner, and a missing name tells nothing", () => {
  expect(kinds(HOME, { ...HOME, ownerName: "JUNIPER HOLLOW CARE LIMITED" })).toEqual([]);
  expect(kinds(HOME, { ...HOME, ownerName: null })).toEqual([]);
  expect(kinds({ ...HOME, ownerName: null }, HOME)).toEqual([]);
});

it("an inspection with the same grade is no change of grade", () => {
  expect(kinds(HOME, { ...HOME, gradeOn: "2024-11-14" })).toEqual([]);
});
