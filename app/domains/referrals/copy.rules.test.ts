import { expect, it } from "vitest";
import { copiedContent, copiedPages } from "./copy.rules";
import { pageStatuses, readContent } from "./draft.rules";
import { EXAMPLE_PAGES } from "./example-referral";
import { referralPageSchemas } from "./referral.schema";

const NOW = new Date("2026-11-29T10:00:00Z");
const schemas = referralPageSchemas(NOW);
const purpose = schemas.purpose.parse({
  ...EXAMPLE_PAGES.purpose,
  neededOn: { day: "30", month: "12", year: "2026" },
});
const needs = schemas.needs.parse(EXAMPLE_PAGES.needs);

it("takes over what the child needs, and asks anew what is needed by when", () => {
  const copy = copiedContent(readContent({ purpose, needs }));
  expect(copy.draft.needs).toEqual(needs);
  expect(copy.draft.purpose).toBeUndefined();
  expect(copy.unfinished.purpose).toMatchObject({
    purpose: purpose.purpose,
    serviceKind: purpose.serviceKind,
  });
  expect(copy.unfinished.purpose).not.toHaveProperty("neededBy");
  expect(copy.unfinished.purpose).not.toHaveProperty("answerWithin");
  const statuses = pageStatuses(copy, { started: true, complete: true }, NOW);
  expect(statuses).toMatchObject({ purpose: "needs-more", needs: "done" });
});

it("goes on with a page that was put aside, and leaves one unwritten that never was", () => {
  const copy = copiedContent(
    readContent({ unfinished: { narrative: { story: "x" }, purpose: { purpose: "planned" } } }),
  );
  expect(copy.unfinished).toEqual({ narrative: { story: "x" }, purpose: { purpose: "planned" } });
  expect(copiedContent(readContent({})).unfinished).toEqual({});
});

it("counts every page that was complete as complete, but that one", () => {
  expect(copiedPages(["purpose", "narrative", "child"])).toEqual(["child", "narrative"]);
});
