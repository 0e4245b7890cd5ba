import { expect, test } from "vitest";
import { z } from "zod";
import { acrossFields } from "./across-fields";

const form = acrossFields(
  z.object({
    name: z.string({ error: "Enter a name" }),
    from: z.number({ error: "Enter a start" }),
    to: z.number(),
  }),
  (read, tell) => {
    if (read.from !== undefined && read.to !== undefined && read.to < read.from)
      tell("to", "To is before From");
  },
);
const told = (value: unknown) =>
  form.safeParse(value).error?.issues.map(({ path, message }) => [path.join("."), message]);

test("tells what is wrong with a field and what is wrong between others in one round", () => {
  expect(told({ from: 3, to: 2 })).toEqual([
    ["name", "Enter a name"],
    ["to", "To is before From"],
  ]);
});

test("a rule says nothing of a field that is wrong by itself", () => {
  expect(told({ from: "x", to: 2 })).toEqual([
    ["name", "Enter a name"],
    ["from", "Enter a start"],
  ]);
});

test("lets a right form through as it was read", () => {
  expect(form.safeParse({ name: "Ann", from: 1, to: 2 }).data).toEqual({ name: "Ann", from: 1, to: 2 });
  expect(form.safeParse(undefined).success).toBe(false);
});
