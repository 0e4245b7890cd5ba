import type { Dice } from "./dice.ts";
import { CHILD, CONTACT, FAMILY } from "./templates-child-and-family.ts";
import { PLACEMENT, RISK, TRAP_SENTENCES } from "./templates-risk-and-placement.ts";
import { EDUCATION, HEALTH } from "./templates-school-and-health.ts";

/** How a referral is laid out: the same sentences as prose, bullets, under headings, as a chronology or as an email. */
export const SHEETS = [
  "prose",
  "bullets",
  "headed",
  "chronology",
  "email",
  "form",
  "shouted",
  "typed",
  "one-line",
] as const;
export type Sheet = (typeof SHEETS)[number];

const SECTIONS: [string[], string[]][] = [
  [["About the child", "PEN PICTURE", "1. Child", "Who"], CHILD],
  [["Family and networks", "FAMILY", "2. Family", "Home life"], FAMILY],
  [["Education", "SCHOOL", "3. Education", "Learning"], EDUCATION],
  [["Health", "HEALTH NEEDS", "4. Health", "Medical"], HEALTH],
  [["Risk", "RISKS / VULNERABILITIES", "5. Risk assessment", "What we worry about"], RISK],
  [["What we need", "PLACEMENT SOUGHT", "6. Matching", "The ask"], PLACEMENT],
  [["Contact details", "CONTACTS", "7. Contact", "Who to ring"], CONTACT],
];

/** Deals the templates round by round, so that each is used before any comes a second time. */
export class Deck {
  #left = new Map<string[], string[]>();

  take(from: string[], dice: Dice): string {
    const left = this.#left.get(from)?.length ? (this.#left.get(from) ?? []) : dice.shuffled(from);
    const next = left.shift() ?? "";
    this.#left.set(from, left);
    return next;
  }
}

/** The template text of one narrative, slots still open. */
export function sheetOf(sheet: Sheet, deck: Deck, dice: Dice): string {
  const style = dice.int(0, 3);
  const parts = dice
    .shuffled(SECTIONS)
    .slice(0, dice.int(4, 6))
    .sort((a, b) => SECTIONS.indexOf(a) - SECTIONS.indexOf(b))
    .map(([headings, from]) => {
      const sentences = [deck.take(from, dice)];
      if (dice.chance(0.35)) sentences.push(deck.take(TRAP_SENTENCES, dice));
      return { heading: headings[style] ?? "", body: sentences.join(" ") };
    });
  const bodies = parts.map((part) => part.body);
  switch (sheet) {
    case "bullets":
      return bodies.map((body) => `${["- ", "* ", "• ", "– "][style]}${body}`).join("\n");
    case "headed":
      return parts.map((part) => `${part.heading}${dice.pick(["\n", ":\n", ": "])}${part.body}`).join("\n\n");
    case "chronology":
      return `CHRONOLOGY (extract) ${dice.pick(["", "- {child.full}", "- {child.init}, ref {lcs}"])}\n${bodies.map((body) => `{date}${dice.pick([" - ", ": ", "\t"])}${body}`).join("\n")}`;
    case "email":
      return [
        dice.pick([
          "Subject: {child.full} - urgent",
          "FW: {child.init} / {lcs}",
          "Subject: matching request, {age} yo",
        ]),
        dice.pick(["Hi {prof},", "Dear <<Mrs>> {teacher.family}", "Afternoon all,", "{worker} / {prof}"]),
        ...bodies,
        dice.pick(["Kind regards", "Thanks in advance,", "Ta,", "Best wishes"]),
        dice.pick([
          "{sw.full}\nSocial Worker, Children in Care Team 3\nT: {landline} | M: {phone}\n{email~plain}",
          "{sw}\n(sent from my phone)",
          "{sw.full} (she/her)\nTel {phone}",
        ]),
      ].join("\n\n");
    case "form":
      return [
        "Name of child: {child.full}",
        `Also known as: {child.aka}`,
        "Date of birth: {dob}",
        dice.pick(["NHS no: {nhs}", "System ID: {lcs}", "UPN: {upn}"]),
        "Home address: {addr1}, {addr1.area}, {addr1.town} {addr1.post}",
        dice.pick(["Allocated SW: {sw.full} {phone}", "IRO: {iro.full}", "School: {school.full}"]),
        ...bodies.slice(0, 3),
      ].join("\n");
    case "one-line":
      return bodies.slice(0, 3).join(" ").replace(/\n/g, " ");
    default:
      return bodies.join(dice.pick([" ", "\n\n", "\n"]));
  }
}
