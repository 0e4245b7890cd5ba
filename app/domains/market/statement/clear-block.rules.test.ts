import { expect, it } from "vitest";
import { intentionOf } from "../intentions/intention.rules";
import { clearBlock } from "./clear-block.rules";

it("lets out no number that leads to somebody and no small count, whichever text says whom it counts", () => {
  const block = { title: "", body: "Six homes", query: null, parameters: {} };
  const typed = {
    ...block,
    query: "own-table",
    parameters: { table: "Area | Now\nDudley | 4", unit: "places" },
  };
  expect([clearBlock(block).ok, clearBlock(typed).ok]).toEqual([true, true]);
  const refused = [
    [{ ...block, body: "Ask about NHS number 943 476 5919" }, "body"],
    [{ ...typed, parameters: { ...typed.parameters, source: "NHS number 943 476 5919" } }, "source"],
    [{ ...block, intention: { ...intentionOf({}), needs: "NHS number 943 476 5919" } }, "needs"],
    [{ ...typed, title: "Referrals without an offer" }, "table"],
  ] as const;
  for (const [one, field] of refused)
    expect(clearBlock(one)).toMatchObject({ ok: false, error: { kind: "invalid", field } });
});
