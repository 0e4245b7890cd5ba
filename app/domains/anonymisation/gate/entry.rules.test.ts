import { describe, expect, it } from "vitest";
import { newReference, type ReferencePrefix } from "~/platform/ids";
import { detectPatterns } from "../detect.rules";
import { AMONG_COLLEAGUES, numberNeverTold, problemsOnEntry } from "./entry.rules";

describe("what a provider writes", () => {
  it.each([
    ["Her NHS number is 943 476 5919", /^An NHS number is in it: “943 476 5919”\. Take it out/],
    ["nhs 9434765919.", /^An NHS number/],
    ["UPN Z841207316042", /^A pupil number/],
    ["NI: AB 12 34 56 C", /^A National Insurance number/],
    ["LCS 1889790", /^A case number/],
    ["Ring her aunt on 07700 900123", /^A telephone number is in it: “07700 900123”/],
    ["Ring her aunt on +44 (0)7700 900 123", /^A telephone number/],
    ["write to aunt@home.example", /^An email address/],
    ["she is @zanyar99", /^A user name/],
    ["They live at WV10 9AB", /^A full postcode.*Write its first half alone, like WV10$/],
    ["born 3 August 2012", /^A date of birth.*the age in years is enough$/],
    ["DOB 03/08/2012", /^A date of birth/],
    ["the car is BV22 ABC", /^A number plate/],
    ["They live at PL-W4 4JW", /^A full postcode/],
    ["the car is HW-BV22ABC", /^A number plate/],
    ["She lives at PL-B236JW", /^A full postcode is in it: “B236JW”/],
    ["They moved to IPA-W44JW", /^A full postcode/],
    ["the car is PL-B23ABC", /^A number plate/],
  ])("%s is refused in words that say what to do", (text, expected) => {
    const problems = problemsOnEntry(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it.each([
    "She can start on 01.02.2027, or 1 2 2027 to 3 4 2027, or 2027-02-01 17:00",
    "From 01.02.2027 - 31.03.2027 two to one",
    "20 hours @ 22.50, £4,850.00 a week, £22.50/h x 20 = £450.00",
    "We do 24 hrs cover, 07:00-22:00, up to 1st floor, no 2nd car, to 3rd June",
    "Reg 44 visits; good since 12 March 2015; in WV10 near M6 J10; ages 11 to 17",
    "She can ring Childline on 0800 1111 or 101. 0808 800 5000 is free",
    "See HW-4821KX and OF-1234KX",
    "Taxi for PL-7K3M9Q, as in HW-2AB3CD; billed with IPA-K7M4QZ",
    "Zanyar would share a landing with a girl of 15",
  ])("“%s” may go on", (text) => {
    expect(problemsOnEntry(text)).toEqual([]);
  });

  it("is told once of each kind, however many stand in it", () => {
    const list = "943 476 5919, 943 476 5870 and WV10 9AB, WV10 9AC";
    expect(problemsOnEntry(list).map((words) => words.split(" is in it")[0])).toEqual([
      "An NHS number",
      "A full postcode",
    ]);
  });

  it("may give a colleague a number to ring, and nobody's NHS number", () => {
    expect(problemsOnEntry("Ring me on 07700 900123 or me@home.example", AMONG_COLLEAGUES)).toEqual([]);
    expect(problemsOnEntry("943 476 5919", AMONG_COLLEAGUES)).toHaveLength(1);
  });
});

it("lets a council tell providers its telephone and never a number of the child", () => {
  expect(numberNeverTold("Ring the duty team on 01902 555 014, WV1 1AA")).toBeUndefined();
  expect(numberNeverTold("See 943 476 5919")).toEqual({ what: "An NHS number", said: "943 476 5919" });
  expect(numberNeverTold("She is @zanyar99")).toMatchObject({ what: "A user name" });
});

it("finds nothing in a new reference of ours, which needs no exemption therefore", () => {
  const prefixes: readonly ReferencePrefix[] = ["HW", "PL", "OF", "IPA", "FD"];
  for (let batch = 0; batch < 60; batch += 1) {
    const lines = Array.from({ length: 500 }, (_, at) => {
      const one = newReference(prefixes[at % prefixes.length] ?? "PL");
      const alone = one.slice(one.indexOf("-") + 1);
      return `Taxi for ${one}\nreg ${one}\ncar ${one}\nSee ${one}, please\ncase ref ${one}\n${alone}`;
    });
    const text = lines.join("\n");
    expect(detectPatterns(text).map(({ start, end }) => text.slice(start, end))).toEqual([]);
  }
});
