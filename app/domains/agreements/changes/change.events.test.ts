import { expect, it } from "vitest";
import { tellEvent } from "~/domains/audit/events.rules";
import { CHANGE_EVENTS } from "./change.events";

const told = (kind: string, data: object) =>
  tellEvent(
    [CHANGE_EVENTS],
    {
      kind,
      reason: null,
      data: { side: "provider", what: "start", weeklyPence: 35_000, from: "2026-12-04", ...data },
    },
    "council",
    { people: new Map(), services: new Map() },
  );

it.each([
  [
    "change-asked",
    { code: "fee-rise" },
    "The provider asked for a higher weekly fee, £350.00 a week more from Friday 4 December 2026 until the placement ends",
  ],
  [
    "change-authorised",
    { code: "extra-staffing", to: "2026-12-05" },
    "The council authorised extra staffing, £350.00 a week more from Friday 4 December 2026 to Saturday 5 December 2026",
  ],
  [
    "change-asked",
    { code: "extra-staffing", what: "end", to: "2026-12-05" },
    "The provider asked for an early end of the extra staffing, last night Saturday 5 December 2026",
  ],
  [
    "change-withdrawn",
    { code: "step-down", weeklyPence: -35_000 },
    "The provider withdrew its request for a lower weekly fee (step-down), £350.00 a week less from Friday 4 December 2026 until the placement ends",
  ],
])("%s of %j is told in a sentence", (kind, data, sentence) => {
  expect(told(kind, data)).toBe(sentence);
});
