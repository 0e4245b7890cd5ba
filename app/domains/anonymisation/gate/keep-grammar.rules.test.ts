import { expect, it } from "vitest";
import { detect } from "../detect.rules";
import { knownOfVault } from "../known/known-of-vault.rules";

const masked = (text: string, vault: Parameters<typeof knownOfVault>[0] = []) =>
  detect(text, knownOfVault(vault)).reduceRight(
    (left, { start, end, instead }) => left.slice(0, start) + instead + left.slice(end),
    text,
  );

it.each([
  ["Her step-father Gary had hit her.", "Her step-father [name] had hit her."],
  ["step-father Gary had hit her", "step-father [name] had hit her"],
  ["Her stepdad Gary had hit her.", "Her stepdad [name] had hit her."],
  ["Her step-sister Mirela lives there.", "Her step-sister [name] lives there."],
  ["Her half-brother Kacper lives there.", "Her half-brother [name] lives there."],
  ["Her ex-partner Radoslav came back.", "Her ex-partner [name] came back."],
  ["She stayed with great-aunt Bronwen for a week.", "She stayed with great-aunt [name] for a week."],
  ["Her uncle Zbigniew took her in.", "Her uncle [name] took her in."],
  ["Her friend Kalinka moved away.", "Her friend [name] moved away."],
  ["Her mother Quenilda's flat is small.", "Her mother [name]'s flat is small."],
  // What is said as a part of the name goes with it, and nothing around it does.
  ["Mr Kowalczyk rang the school.", "[name] rang the school."],
  ["Mrs. Kowalczyk's flat is small.", "[name]'s flat is small."],
  ["He told Mr and Mrs Okonkwo.", "He told Mr and [name]."],
  ["Dr Featherstonehaugh's letter arrived.", "[name]'s letter arrived."],
  ["Uncle Zbigniew took her in.", "[name] took her in."],
  ["PC Ranjit Dhaliwal came to the house.", "[name] came to the house."],
  ["The Kowalczyks moved away.", "The [name] moved away."],
])("%s", (text, expected) => {
  expect(masked(text)).toBe(expected);
});

const FAMILY = [{ given: "Amara", family: "Quillfeather", fatherName: "Gary Quillfeather" }];

it.each([
  ["Her step-father Gary had hit her.", "Her step-father [father] had hit her."],
  ["Mr Quillfeather rang the school.", "[child] rang the school."],
  ["Amara's room is hers.", "[child]'s room is hers."],
])("keeps the sentence where it is known: %s", (text, expected) => {
  expect(masked(text, FAMILY)).toBe(expected);
});

it.each([
  ["She was born in Wolverhampton in March 2012.", "She was born in Wolverhampton in [date of birth]."],
  ["Born in the summer of 2012, she lives here.", "Born in the [date of birth], she lives here."],
  ["She was born at home in 2012 and moved.", "She was born at home in [date of birth] and moved."],
  ["Her dob is March 2012", "Her dob is [date of birth]"],
  [
    "She moved in March 2022. Her sister was not born then.",
    "She moved in March 2022. Her sister was not born then.",
  ],
])("says when somebody was born: %s", (text, expected) => {
  expect(masked(text)).toBe(expected);
});
