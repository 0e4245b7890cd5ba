import { describe, expect, it } from "vitest";
import { exampleLine } from "~/domains/offers/example-line";
import { costingOf } from "~/domains/offers/money.rules";
import { agreementDraftAfter, checkAgreement, firstDraft, readAgreementDraft } from "./agreement-draft.rules";
import { type AgreementDraft, MAX_OUTCOMES } from "./agreement-draft.schema";

const CORE = exampleLine();
const written: AgreementDraft = {
  ...firstDraft(undefined, { startOn: "2026-12-01", needsMet: "Two staff at all times" }),
  purpose: "Long-term placement",
  intendedLength: "12 months",
  outcomes: [{ outcome: "Goes to school", review: "Each month" }],
  familyTime: "Saturdays",
  health: "Registered with a practice",
  education: "Keeps the school",
  delegatedAuthority: "Haircuts",
};
/** As it was offered from 1 December 2026, and authorised. */
const authorised = (lines = [CORE]) => ({
  startOn: "2026-12-01",
  lines,
  firstYearPence: costingOf(lines, "2026-12-01").firstYearPence,
});
const problems = (more: Partial<AgreementDraft>, lines = [CORE]) => {
  const checked = checkAgreement({ ...written, ...more }, authorised(lines));
  return checked.ok ? {} : checked.problems;
};

describe("a draft of an agreement", () => {
  it("begins with 28 days of notice for each side and the offered start", () => {
    expect(written).toMatchObject({ noticeByCouncil: "28", noticeByProvider: "28" });
    expect(written.startOn).toEqual({ day: "1", month: "12", year: "2026" });
    expect(checkAgreement(written, authorised())).toMatchObject({
      ok: true,
      terms: { startOn: "2026-12-01", noticeByCouncil: 28, trialDays: null, placementPlanOn: "" },
    });
  });

  it.each<[string, Partial<AgreementDraft>, string[]]>([
    ["nothing about family time", { familyTime: "" }, ["familyTime"]],
    ["no outcome", { outcomes: [{ outcome: " ", review: "" }] }, ["outcomes"]],
    [
      "an outcome without a review, after an empty row",
      {
        outcomes: [
          { outcome: "", review: "" },
          { outcome: "Sleeps", review: "" },
        ],
      },
      ["outcomes[1].review"],
    ],
    ["notice in words", { noticeByCouncil: "four weeks" }, ["noticeByCouncil"]],
    ["a trial period without its notice", { trialDays: "14" }, ["trialNotice"]],
    ["notice of a trial period that is not there", { trialNotice: "1" }, ["trialDays"]],
    ["no start", { startOn: { day: "", month: "", year: "" } }, ["startOn"]],
  ])("is not complete with %s", (_what, more, fields) => {
    expect(Object.keys(problems(more))).toEqual(fields);
  });

  it("says what is wrong in the order of the form", () => {
    expect(Object.keys(problems({ health: "", purpose: "", noticeByProvider: "" }))).toEqual([
      "purpose",
      "health",
      "noticeByProvider",
    ]);
  });

  it("does not start after a fee that was authorised has ended", () => {
    const late = { startOn: { day: "1", month: "3", year: "2027" } };
    const temporary = { ...CORE, to: "2027-02-21" };
    expect(problems(late, [CORE, temporary])).toHaveProperty("startOn");
    expect(problems(late)).toEqual({});
  });

  it("does not start before what was authorised, and its first year costs no more", () => {
    const on = (day: string, month: string, year: string) => ({ startOn: { day, month, year } });
    expect(problems(on("30", "11", "2026"))).toEqual({
      startOn: [
        expect.stringMatching(/^Funding was authorised from Tuesday 1 December 2026\. Enter that date/),
      ],
    });
    // A discount of the first weeks is lost by a later start.
    const discount = exampleLine({ kind: "discount", unitPence: 50_000, to: "2026-12-28" });
    const later = on("15", "12", "2026");
    expect(problems(later, [CORE, discount])).toEqual({
      startOn: [
        expect.stringMatching(
          /^With this start date the first year costs £[\d,.]+, and £[\d,.]+ was authorised\./,
        ),
      ],
    });
    expect(problems(later)).toEqual({});
    // 29 February 2028 is a night more than the authorised year had, and no dearer offer.
    expect(problems(on("1", "4", "2027"))).toEqual({});
  });

  it("takes another outcome and gives one back, and never has none", () => {
    const more = agreementDraftAfter(written, "add-outcome");
    expect(more.outcomes).toHaveLength(2);
    expect(agreementDraftAfter(more, "remove-outcome:0").outcomes).toEqual([{ outcome: "", review: "" }]);
    expect(agreementDraftAfter(written, "remove-outcome:0").outcomes).toEqual([{ outcome: "", review: "" }]);
    const full = {
      ...written,
      outcomes: Array.from({ length: MAX_OUTCOMES }, () => ({ outcome: "a", review: "b" })),
    };
    expect(agreementDraftAfter(full, "add-outcome").outcomes).toHaveLength(MAX_OUTCOMES);
  });

  it("shows whatever a refused form sent, also what is too long to keep", () => {
    const long = "a".repeat(20_001);
    const read = readAgreementDraft({
      purpose: long,
      outcomes: [undefined, { outcome: "Sleeps" }],
      startOn: "x",
    });
    expect(read.purpose).toBe(long);
    expect(read.outcomes).toEqual([
      { outcome: "", review: "" },
      { outcome: "Sleeps", review: "" },
    ]);
    expect(readAgreementDraft(null).outcomes).toEqual([{ outcome: "", review: "" }]);
  });
});
