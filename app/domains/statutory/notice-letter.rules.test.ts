import { describe, expect, it } from "vitest";
import { type LetterFacts, type LetterWords, letterOf } from "./notice-letter.rules";
import { NOTICE_CODES, partsOf, tellsOfEnd } from "./notice-parts.options";

const facts: LetterFacts = {
  home: "Linden House",
  place: "home",
  start: "2026-12-07",
  movedIn: false,
  emergency: false,
  age: 12,
  endsOn: null,
  ended: false,
};
const letter: LetterWords = {
  name: "Ms Ngozi Okafor",
  address: "4 Ferry Road\n\n Wolverhampton ",
  where: "12 Orchard Way\nWolverhampton",
  carers: "",
  email: "",
  words: "First.\n\nSecond.",
  carePlan: "",
};
const sender = {
  council: "Wolverhampton",
  contact: "Dana Whitfield, social worker",
  phone: "01902 555000",
  socialWorker: "Dana Whitfield",
  councilPhone: "01902 551155",
  reference: "PL-7K3M9Q",
};
const child = { given: "Amara", name: "Amara Okafor", born: "Tuesday 3 June 2014" };
const told = (part: string, more: Partial<LetterFacts> = {}, tells: "full" | "withheld" = "full") =>
  letterOf({
    ...{ part, tells, sender, child },
    facts: { ...facts, ...more },
    letter: tells === "withheld" ? { ...letter, where: "" } : letter,
  });
const text = (one: ReturnType<typeof letterOf>) => [one.subject, ...one.paragraphs].join("\n");
const parts = NOTICE_CODES.flatMap((code) => Object.keys(partsOf(code)));
const others = parts.filter((part) => part !== "child" && !tellsOfEnd(part));

describe("a letter", () => {
  it.each(others)("to %s says who, from when, where, under which regulation, and whom to ask", (part) => {
    const said = text(told(part));
    for (const words of [
      "Amara Okafor",
      "Monday 7 December 2026",
      "Linden House, 12 Orchard Way, Wolverhampton",
      "regulation 13",
      "Dana Whitfield",
      "PL-7K3M9Q",
    ])
      expect(said).toContain(words);
  });

  it("says the date of birth to those who serve the child, and not to family", () => {
    for (const part of ["icb-now", "gp-new", "school", "iro", "area-authority"])
      expect(text(told(part))).toContain("born Tuesday 3 June 2014");
    for (const part of ["mother", "father", "contact", "previous-carer"])
      expect(text(told(part))).not.toContain("born");
  });

  it("to somebody who must not be told says neither the home nor its address, before and after the move", () => {
    for (const movedIn of [false, true]) {
      const said = text(told("father", { movedIn }, "withheld"));
      expect(said).toMatch(/We are not able to tell you where Amara (is|will be) living\./);
      expect(said).not.toMatch(/Linden|Orchard/);
    }
  });

  it("to the child is written to the child, in shorter sentences to a younger one", () => {
    const older = told("child");
    expect(older.greeting).toBe("Dear Amara");
    expect(text(older)).toMatch(/You can ask your social worker why this home was chosen/);
    expect(text(older)).not.toContain("regulation");
    expect(text(told("child", { age: 7 }))).toContain("Your new home is Linden House");
  });

  it("of an emergency says that it was one, and to the area authority names its own paragraph", () => {
    expect(text(told("mother", { movedIn: true, emergency: true }))).toContain(
      "was placed in an emergency on Monday 7 December",
    );
    expect(text(told("area-authority"))).toContain("regulation 13(4)");
    const enclosed = letterOf({
      part: "area-authority",
      tells: "full",
      facts,
      sender,
      child,
      letter: { ...letter, carePlan: "enclosed" },
    });
    expect(enclosed.enclosed).toEqual(["The child's care plan"]);
  });

  it("of a fostering household names the carers and their address, and never the agency", () => {
    const carers = { ...letter, carers: "Sam and Priya Carter" };
    const fostered = (part: string, more: Partial<LetterFacts> = {}) =>
      text(
        letterOf({
          ...{ part, sender, child, letter: carers },
          tells: "full",
          facts: { ...facts, place: "carers", ...more },
        }),
      );
    for (const part of ["child", "mother", "gp-new"])
      for (const movedIn of [false, true])
        expect(fostered(part, { movedIn })).toMatch(
          /(live|lives|lived) with Sam and Priya Carter.*Their address is 12 Orchard Way, Wolverhampton\./,
        );
    expect(fostered("child", { age: 7 })).toContain(
      "You are going to live with Sam and Priya Carter from Monday 7 December 2026.",
    );
    for (const part of parts) expect(fostered(part, { endsOn: "2027-01-15" })).not.toContain("Linden");
  });

  it("of supported accommodation gives the address alone", () => {
    for (const part of parts) expect(text(told(part, { place: "address" }))).not.toContain("Linden");
    expect(text(told("mother", { place: "address" }))).toContain(
      "will live at 12 Orchard Way, Wolverhampton",
    );
  });

  it("to the child names the social worker, and never a broker", () => {
    expect(text(told("child"))).toContain(
      "You can ring Dana Whitfield, your social worker, on 01902 555000.",
    );
    expect(told("child")).toMatchObject({ closing: "Best wishes" });
    expect(told("mother")).toMatchObject({ closing: "Yours sincerely" });
    const broker = { ...sender, contact: "Priya Nandakumar, placements team", socialWorker: null };
    const own = letterOf({ part: "child", tells: "full", facts, letter, child, sender: broker });
    expect(JSON.stringify(own)).not.toContain("Priya");
    expect(text(own)).toContain("You can ring Wolverhampton on 01902 551155.");
  });

  it("names nobody where who wrote it is not known", () => {
    for (const part of parts) {
      const one = letterOf({
        part,
        tells: "full",
        facts,
        letter,
        child,
        sender: { council: "Wolverhampton" },
      });
      expect(one.signed).toEqual([]);
      expect(JSON.stringify(one)).not.toMatch(/Dana|01902|contact/);
      expect(one.paragraphs).toContain("Second.");
    }
  });

  it("keeps paragraphs and lines of the address", () => {
    expect(told("mother").to).toEqual(["Ms Ngozi Okafor", "4 Ferry Road", "Wolverhampton"]);
    expect(told("mother").paragraphs).toEqual(expect.arrayContaining(["First.", "Second."]));
  });
});

describe("a letter that the placement ends", () => {
  const ends = { movedIn: true, endsOn: "2027-01-15" };

  it.each(parts.filter((part) => tellsOfEnd(part) && part !== "end-child"))(
    "to %s says so, under regulation 14",
    (part) => {
      const said = text(told(part, ends));
      for (const words of [
        "Amara Okafor",
        "regulation 14",
        "we intend to end the placement at Linden House",
        "Friday 15 January 2027",
      ])
        expect(said).toContain(words);
      expect(said).not.toContain("Orchard");
      expect(text(told(part, { ...ends, ended: true }))).toContain("the placement has ended");
    },
  );

  it("does not name the home to somebody who must not be told where the child lives", () => {
    const said = text(told("end-father", ends, "withheld"));
    expect(said).toContain("we intend to end the placement.");
    expect(said).not.toMatch(/Linden|Orchard/);
  });

  it("to the child is written to the child", () => {
    const letter = told("end-child", ends);
    expect(letter.greeting).toBe("Dear Amara");
    expect(text(letter)).toContain("your placement at Linden House will end");
  });
});
