import { MONTHS } from "~/platform/forms/dates";
import type { Dice } from "./dice.ts";

/** Numbers that look right and belong to nobody: Ofcom's ranges for drama, example domains, invented reference numbers. */
const LANDLINES = [
  "0121 496 0",
  "0113 496 0",
  "0114 496 0",
  "0115 496 0",
  "0116 496 0",
  "0117 496 0",
  "0118 496 0",
  "0131 496 0",
  "0141 496 0",
  "0151 496 0",
  "0161 496 0",
  "0191 498 0",
  "01632 960 ",
  "020 7946 0",
  "028 9649 6",
  "029 2018 0",
  "0808 157 0",
];

export const mobile = (dice: Dice) => `07700 900${dice.digits(3)}`;
export const landline = (dice: Dice) => `${dice.pick(LANDLINES)}${dice.digits(3)}`;

/** The same number as different people write it. */
export function writtenPhone(number: string, dice: Dice): string {
  const bare = number.replace(/\D/g, "");
  const tail = bare.slice(-6);
  if (!bare.startsWith("07")) return dice.pick([number, number, bare, number.replace(/ /g, "-")]);
  return dice.pick([
    number,
    bare,
    `07700 ${tail.slice(0, 3)} ${tail.slice(3)}`,
    `+44 7700 ${tail}`,
    `+447700${tail}`,
    `0044 7700 ${tail}`,
    `+44 (0)7700 ${tail}`,
    `07700-${tail.slice(0, 3)}-${tail.slice(3)}`,
    `077 00 90 0${tail[3]} ${tail.slice(4)}`,
  ]);
}

/** Ten digits whose last is the check digit modulo 11, or one that is not. */
export function nhsNumber(dice: Dice, valid = true): string {
  for (;;) {
    const first = `${dice.int(4, 7)}${dice.digits(8)}`;
    const sum = [...first].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check === 10) continue;
    return first + (valid ? check : (check + dice.int(1, 8)) % 10);
  }
}

export function isValidNhsNumber(number: string): boolean {
  const digits = [...number.replace(/\D/g, "")].map(Number);
  if (digits.length !== 10) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, i) => total + digit * (10 - i), 0);
  return (11 - (sum % 11)) % 11 === digits[9];
}

export function writtenNhsNumber(bare: string, dice: Dice): string {
  const parts = [bare.slice(0, 3), bare.slice(3, 6), bare.slice(6)];
  return dice.pick([bare, parts.join(" "), parts.join(" "), parts.join("-"), parts.join(".")]);
}

/** Check letter, nine digits of authority and school, three of the pupil. */
export const pupilNumber = (dice: Dice) =>
  `${dice.letters(1, "ABCDEFGHJKLMNPQRTUVWXYZ")}${dice.int(3, 9)}${dice.digits(11)}`;

export function insuranceNumber(dice: Dice): string {
  const prefix = dice.letters(2, "ABCEHJKLMNPRSTWXYZ");
  const digits = dice.digits(6);
  const suffix = dice.letters(1, "ABCD");
  return dice.pick([
    `${prefix}${digits}${suffix}`,
    `${prefix} ${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)} ${suffix}`,
    `${prefix}-${digits}-${suffix}`,
  ]);
}

export function vehicle(dice: Dice): string {
  const end = dice.letters(3);
  const year = dice.pick(["09", "12", "14", "17", "62", "66", "68", "70", "71", "73"]);
  const plate = `${dice.pick(["BA", "BV", "DY", "FX", "KR", "MJ", "OY", "PL", "VO", "WR", "YK"])}${year}`;
  return dice.pick([
    `${plate} ${end}`,
    `${plate}${end}`,
    `${plate} ${end}`,
    `${dice.pick(["R", "T", "W", "X"])}${dice.int(101, 799)} ${end}`,
  ]);
}

export const caseNumber = (dice: Dice) => `${dice.int(20, 29)}${dice.digits(5)}`;
export const courtCase = (dice: Dice) =>
  `${dice.pick(["BM", "CV", "WR", "SA", "NG", "HR"])}${dice.int(21, 26)}${dice.pick(["C", "P", "F"])}${dice.digits(5)}`;
export const crimeNumber = (dice: Dice) =>
  dice.pick([
    `${dice.int(20, 26)}/${dice.digits(6)}/${dice.int(21, 26)}`,
    `20/${dice.digits(5)}${dice.letters(1)}/${dice.int(21, 26)}`,
    `URN 22${dice.letters(2)}${dice.digits(7)}`,
  ]);

export const monthName = (month: number) => MONTHS[month - 1] ?? "January";

const ordinal = (day: number) =>
  `${day}${day % 10 === 1 && day !== 11 ? "st" : day % 10 === 2 && day !== 12 ? "nd" : day % 10 === 3 && day !== 13 ? "rd" : "th"}`;
const two = (part: number) => String(part).padStart(2, "0");

/** An ISO date as people write it: with or without zeros, in words, with short years. */
export function writtenDate(iso: string, dice: Dice): string {
  const [year = 2000, month = 1, day = 1] = iso.split("-").map(Number);
  const name = monthName(month);
  const short = two(year % 100);
  return dice.pick([
    `${two(day)}/${two(month)}/${year}`,
    `${day}/${month}/${short}`,
    `${day}.${month}.${short}`,
    `${two(day)}.${two(month)}.${year}`,
    `${two(day)}-${two(month)}-${year}`,
    `${two(day)} ${two(month)} ${short}`,
    iso,
    `${day} ${name} ${year}`,
    `${ordinal(day)} ${name} ${year}`,
    `${ordinal(day)} of ${name} ${year}`,
    `${day} ${name.slice(0, 3)} ${year}`,
    `${name.slice(0, 3)} ${day}, ${year}`,
    `${day}-${name.slice(0, 3)}-${short}`,
  ]);
}

export function isoDate(dice: Dice, firstYear: number, lastYear: number): string {
  return `${dice.int(firstYear, lastYear)}-${two(dice.int(1, 12))}-${two(dice.int(1, 28))}`;
}

export const MAIL_HOSTS = [
  "example.org",
  "example.com",
  "example.net",
  "mail.example.org",
  "council.example",
  "trust.example",
];
