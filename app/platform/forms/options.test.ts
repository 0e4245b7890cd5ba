import { expect, it } from "vitest";
import { keysOf, optionsOf } from "./options";

const LIST = {
  here: { label: "Still here", detail: false },
  gone: { label: "Not offered any more", retired: true },
  plain: "Plain words",
} as const;

it("does not offer a retired option, and the list keeps its label for what was stored with it", () => {
  expect(keysOf(LIST)).toEqual(["here", "plain"]);
  expect(optionsOf(LIST, { plain: "A hint" })).toEqual([
    { value: "here", label: "Still here" },
    { value: "plain", label: "Plain words", hint: "A hint" },
  ]);
  expect(LIST.gone.label).toBe("Not offered any more");
});
