import { expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { readPlacementFilter } from "./placement-list.schema";

const after = (key: string) => readPlacementFilter(new URLSearchParams({ after: key })).after;

it("goes on after a placement, also after one that waits for nothing", () => {
  const id = newId();
  for (const due of ["2026-11-30", "9999-12-31"]) expect(after(`${due}_${id}`)).toEqual({ due, id });
  for (const wrong of [`0000-01-01_${id}`, `2026-11-30_1`, `_${id}`]) expect(after(wrong)).toBeUndefined();
});
