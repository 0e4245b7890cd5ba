import { expect, test } from "vitest";
import type { z } from "zod";
import { offerSchema } from "~/domains/offers/offer.schema";
import { childSchema } from "~/domains/referrals/child.schema";
import { referralPageSchemas } from "~/domains/referrals/referral.schema";
import { declineSchema } from "~/domains/routing/answer.schema";

/** A page with several mistakes tells all of them at once: nobody mends one thing to hear of the next. */
const told = (schema: z.ZodType, typed: unknown) =>
  Object.fromEntries(
    (schema.safeParse(typed).error?.issues ?? []).map(({ path, message }) => [path.join("."), message]),
  );
const now = new Date("2026-11-25T16:00:00Z");

test("the purpose page: a deadline in the past beside answers that are missing", () => {
  const problems = told(referralPageSchemas(now).purpose, {
    purpose: "long-term",
    neededBy: "in more than 5 days",
    neededOn: "2026-11-01",
    answerWithin: "own",
    answerOn: { day: "24", month: "11", year: "2026" },
    answerAt: "09:00",
  });
  expect(Object.keys(problems).sort()).toEqual([
    "answerOn",
    "deprivationOfLiberty",
    "legalStatus",
    "neededOn",
    "serviceKind",
  ]);
  expect(problems.neededOn).toBe("The date it is needed by has gone by");
  expect(problems.answerOn).toMatch(/gone by/);
});

test("the child's page: a person of 18 beside a name that is missing", () => {
  expect(told(childSchema("2026-11-25"), { dateOfBirth: "2001-01-01", gender: "girl" })).toEqual({
    given: "Enter the child's given name",
    family: "Enter the child's family name",
    dateOfBirth: expect.stringContaining("18 or over"),
  });
});

test("an offer: a start and a hold that have gone by beside texts that are missing", () => {
  const problems = told(offerSchema(now), {
    startOn: "2026-11-01",
    heldUntilOn: "2026-11-20",
    heldUntilAt: "",
    needsMet: "",
    effectOnChildren: "",
    lines: [{ kind: "core", amount: "£0.00" }],
  });
  expect(Object.keys(problems).sort()).toEqual([
    "effectOnChildren",
    "heldUntilOn",
    "lines.0.amount",
    "needsMet",
    "startOn",
  ]);
});

test("a costing line: hours that are missing beside an amount that cannot be read", () => {
  const problems = told(offerSchema(now), {
    startOn: "2026-12-01",
    heldUntilOn: "2026-12-02",
    needsMet: "x",
    effectOnChildren: "x",
    lines: [{ kind: "extra-staffing", amount: "lots", from: "2026-12-09", to: "2026-12-02" }],
  });
  expect(Object.keys(problems).sort()).toEqual([
    "lines.0.amount",
    "lines.0.charge",
    "lines.0.hours",
    "lines.0.to",
  ]);
});

test("declining: words that are missing are asked for together with a note that is too long elsewhere", () => {
  expect(told(declineSchema, { reason: "other", note: "" })).toEqual({ note: "Say why you decline" });
});
