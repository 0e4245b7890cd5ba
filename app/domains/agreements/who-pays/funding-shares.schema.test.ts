import { describe, expect, it } from "vitest";
import { fundingSplitSchema, partyAnswerSchema, sharesOf } from "./funding-shares.schema";

const BOARD = "E54000062";
const split = (more: object) => fundingSplitSchema.safeParse({ firstDay: "2026-12-01", ...more });
const errors = (more: object) =>
  split(more).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("who pays", () => {
  it("reads percentages with two decimals into whole basis points, and leaves out who pays nothing", () => {
    const read = split({ socialCare: "33.34 %", education: "33.3", health: "33.36", board: BOARD });
    expect(read.success && sharesOf(read.data)).toEqual([
      { party: "social-care", basisPoints: 3_334, icbCode: null, paysProvider: false },
      { party: "education", basisPoints: 3_330, icbCode: null, paysProvider: false },
      { party: "health", basisPoints: 3_336, icbCode: BOARD, paysProvider: false },
    ]);
    const whole = split({ health: "100", board: BOARD, paysProvider: "on" });
    expect(whole.success && sharesOf(whole.data)).toEqual([
      { party: "health", basisPoints: 10_000, icbCode: BOARD, paysProvider: true },
    ]);
  });

  it.each<[object, string]>([
    [{ socialCare: "60", education: "30" }, "socialCare: The shares add up to 90%. They must add up to 100%"],
    [
      { socialCare: "60", education: "40.01" },
      "socialCare: The shares add up to 100.01%. They must add up to 100%",
    ],
    [{ socialCare: "70", health: "30" }, "board: Choose which board pays the health share"],
    [{ socialCare: "100", board: BOARD }, "health: Enter the health share of the board, or choose no board"],
    [
      { socialCare: "100", paysProvider: "on" },
      "paysProvider: Only a health share can be paid straight to the provider",
    ],
    [{ socialCare: "70", health: "30", board: "E54000001" }, "board: Choose a board from the list"],
    ...["a third", "-5", "101", "1e2", "33.333", "٣٠"].map((education): [object, string] => [
      { socialCare: "70", education },
      "education: Education must be a percentage between 0 and 100, like 30 or 33.33",
    ]),
  ])("%j is refused beside its field", (more, words) => {
    expect(errors(more)).toContain(words);
  });
});

describe("what a party answered", () => {
  const answer = (more: object) =>
    partyAnswerSchema(new Date("2026-12-01T12:00:00Z")).safeParse({
      answer: "agreed",
      answeredBy: "Head of complex care",
      answeredOn: "2026-12-01",
      evidence: "Panel minute 14/26",
      ...more,
    });
  it("has who, when, until when and where it is written", () => {
    expect(answer({ agreedUntil: "2027-03-31" }).data).toMatchObject({ agreedUntil: "2027-03-31" });
    expect(answer({}).data?.agreedUntil).toBeUndefined();
  });
  it.each([
    [{ answeredOn: "2026-12-02" }, "The date is in the future"],
    [{ answer: "refused", agreedUntil: "2027-03-31" }, "Leave the last day blank where it refused"],
    [{ evidence: " " }, "Enter the document or reference of the answer"],
    [{ answeredBy: "" }, "Enter who answered, by their role"],
    [{ answer: "perhaps" }, "Choose whether it agreed"],
  ])("%j is refused", (more, words) => {
    expect(answer(more).error?.issues.map(({ message }) => message)).toContain(words);
  });
});
