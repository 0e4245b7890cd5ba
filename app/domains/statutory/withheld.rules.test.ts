import { expect, it } from "vitest";
import { saysWhere } from "./withheld.rules";

const known = {
  home: "Linden House",
  addresses: ["31a Linden Avenue, Wolverhampton\nWV6 8RB", "Flat 2\n8 Mill Lane"],
  carers: ["Sam and Priya Carter"],
};

it.each([
  ["You can visit LINDEN  HOUSE.", "Linden House"],
  ["It is at 31a Linden Avenue", "31a Linden Avenue"],
  ["It is on linden avenue.", "Linden Avenue"],
  ["in Wolverhampton", "Wolverhampton"],
  ["Send it to WV6 8RB", "WV6 8RB"],
  ["Send it to wv68rb.", "WV6 8RB"],
  ["near Mill Lane's end", "Mill Lane"],
  ["Ask Priya", "priya"],
  ["with the Carters or Mr Carter", "carter"],
])("%s", (text, what) => {
  expect(saysWhere(text, known)).toBe(what);
});

it.each(["Family time is on Saturdays at 2.", "Flat shoes and a sample", "", "31 people and the others"])(
  "nothing of it: %s",
  (text) => {
    expect(saysWhere(text, known)).toBeNull();
  },
);

it("where nothing is known, nothing is said", () => {
  expect(saysWhere("Any words", { home: "", addresses: [""], carers: [""] })).toBeNull();
});
