/**
 * The letter to one person who must be told of a placement, worked out from its facts each time it is read: nothing of it is
 * kept but what only somebody can tell (`LetterWords`, under the child's key). Pure.
 */

import { z } from "zod";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { isFamily, type Tells, tellsOfEnd } from "./notice-parts.options";
import { carePlanning } from "./steps.options";

/** What a letter says that only somebody can tell, as it lies under the child's key. */
export const letterWords = z.object({
  name: z.string(),
  address: z.string(),
  /** Where the child lives; empty where this person is not told. */
  where: z.string(),
  words: z.string(),
  carePlan: z.enum(["", "enclosed", "given-before"]),
});
export type LetterWords = z.output<typeof letterWords>;

/** What a letter says of the placement; kept beside one that was sent, as it was then. Nothing of who the child is. */
export const letterFacts = z.object({
  home: z.string(),
  /** `YYYY-MM-DD` */
  start: z.string(),
  movedIn: z.boolean(),
  emergency: z.boolean(),
  age: z.number().nullable(),
  /** The last night of a placement that the council ends, and whether it is over. */
  endsOn: z.string().nullable().default(null),
  ended: z.boolean().default(false),
});
export type LetterFacts = z.output<typeof letterFacts>;

/** Who writes it, as it is now. */
export type LetterSender = {
  council: string;
  /** Whom the reader asks: "Dana Whitfield, social worker"; null where nobody is assigned. */
  contact: string | null;
  phone: string | null;
  reference: string;
};

/** Who the child is, as a letter says it. */
export type LetterChild = { given: string; name: string; born: string };

type Told = {
  part: string;
  tells: Tells;
  letter: LetterWords;
  facts: LetterFacts;
  sender: LetterSender;
  child: LetterChild;
};

export type Letter = {
  to: string[];
  greeting: string;
  subject: string;
  paragraphs: string[];
  enclosed: string[];
  signed: string[];
};

/** Until this age a child is written to in short sentences. */
const YOUNG = 11;

export function letterOf(told: Told): Letter {
  const { part, letter, sender, child } = told;
  const own = part === "child" || part === "end-child";
  return {
    to: [letter.name, ...linesOf(letter.address)],
    greeting: `Dear ${own ? child.given : letter.name}`,
    subject: own && !tellsOfEnd(part) ? "Where you are going to live" : subjectOf(told),
    paragraphs: [
      ...(tellsOfEnd(part) ? ofEnd(told, own) : own ? toChild(told) : toOthers(told)),
      ...letter.words.split(/\n{2,}/).filter((words) => words.trim() !== ""),
      contactWords(sender, own),
    ],
    enclosed: letter.carePlan === "enclosed" ? ["The child's care plan"] : [],
    signed: [sender.contact ?? "Children's services", sender.council],
  };
}

/** Those who serve the child have to know which child it is; family does. */
function subjectOf({ part, child }: Told): string {
  if (part === "end-child") return "Your placement ends";
  const what = tellsOfEnd(part) ? "the placement ends" : "notice of placement";
  return isFamily(part) ? `${child.name}: ${what}` : `${child.name}, born ${child.born}: ${what}`;
}

/** Regulation 14(2)(c), and 14(4) once it is over: that the council ends the placement, and not where the child goes. */
function ofEnd({ part, tells, facts, sender, child }: Told, own: boolean): string[] {
  const { home, endsOn, ended } = facts;
  const night = endsOn === null ? "a day that we will tell you" : dayWords(endsOn);
  if (own)
    return [
      ended
        ? `Your placement at ${home} has ended. Your last night there was ${night}.`
        : `We have decided that your placement at ${home} will end. Your last night there is ${night}.`,
      "Your social worker talks with you about where you are going to live. You can ask why, and say what you think. Your independent reviewing officer (IRO) also wants to hear it, and you can ask for an advocate to help you.",
    ];
  const place = isFamily(part) && tells === "withheld" ? "" : ` at ${home}`;
  return [
    `${sender.council} looks after ${child.name}. We are writing to notify you, as the ${carePlanning("14")} requires, that ${ended ? "the placement has ended" : "we intend to end the placement"}${place}.`,
    `${ended ? "Its last night was" : "Its last night is"} ${night}.`,
  ];
}

function toChild({ letter, facts }: Told): string[] {
  const { home, start, movedIn, age } = facts;
  const day = dayWords(start);
  const where = `${home}, ${inline(letter.where)}`;
  if (age !== null && age < YOUNG)
    return [
      movedIn ? `You moved to a new home on ${day}.` : `You are going to live in a new home from ${day}.`,
      `Your new home is ${where}.`,
      "If you have questions, or are worried about anything, tell your social worker or an adult you trust.",
    ];
  return [
    movedIn
      ? `This letter confirms that you have lived at ${where} since ${day}.`
      : `This letter confirms that you will live at ${where} from ${day}.`,
    "You can ask your social worker why this home was chosen, and say what you think of it. Your independent reviewing officer (IRO) also wants to hear what you think, and you can ask for an advocate to help you.",
  ];
}

function toOthers({ part, tells, letter, facts, sender, child }: Told): string[] {
  const { council } = sender;
  const { home, start, movedIn, emergency } = facts;
  const day = dayWords(start);
  const withheld = isFamily(part) && tells === "withheld";
  const law = carePlanning(part === "area-authority" ? "13(4)" : "13");
  const moved = emergency ? `was placed in an emergency on ${day}` : `moved on ${day}`;
  return [
    `${council} looks after ${child.name}. We are writing to notify you of the arrangements for ${child.given}'s placement, as the ${law} requires.`,
    withheld
      ? `${child.given} ${movedIn ? moved : `will move on ${day}`}. We are not telling you where ${child.given} ${movedIn ? "lives" : "will live"}.`
      : movedIn
        ? `${child.given} ${moved} and lives at ${home}, ${inline(letter.where)}.`
        : `${child.given} will live at ${home}, ${inline(letter.where)} from ${day}.`,
    ...(FOR_PART[part]?.(child) ?? []),
  ];
}

const FOR_PART: Partial<Record<string, (child: LetterChild) => string[]>> = {
  "gp-now": ({ given }) => [
    `If ${given} changes GP, please send the records to the new practice when it asks for them.`,
  ],
  "gp-new": ({ given }) => [`${given} is to be registered with your practice during the placement.`],
  "area-authority": ({ given }) => [
    `${given} lives in your area from that day. What follows are our assessment of ${given}'s needs and the reasons why this placement is the most suitable for meeting them.`,
  ],
};

function contactWords({ contact, phone, council, reference }: LetterSender, own: boolean): string {
  const who = contact ?? council;
  if (own) return phone ? `You can ring ${who} on ${phone}.` : `You can talk to ${who}.`;
  return `If you have questions, contact ${who}${phone ? ` on ${phone}` : ""}. Our reference is ${reference}.`;
}

const inline = (address: string) => linesOf(address).join(", ");

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
