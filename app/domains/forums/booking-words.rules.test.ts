import { expect, test } from "vitest";
import { dateOnPaper, whenOnPaper } from "./booking-words.rules";

test("what is printed says the year, also in that year", () => {
  const now = new Date();
  expect(whenOnPaper({ startsAt: now, endsAt: now })).toContain(String(now.getFullYear()));
  expect(dateOnPaper(now)).toContain(String(now.getFullYear()));
});
