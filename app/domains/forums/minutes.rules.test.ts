import { expect, it } from "vitest";
import { plainMinutes } from "./minutes.rules";

it("shows minutes from before as their paragraphs", () => {
  expect(plainMinutes("One **two**\n\n\n<b>three</b>\n")).toEqual([
    { kind: "paragraph", parts: [{ kind: "text", text: "One **two**" }] },
    { kind: "paragraph", parts: [{ kind: "text", text: "<b>three</b>" }] },
  ]);
});
