/**
 * The letter to one person who must be told of a placement, worked out from its facts each time it is read: nothing of it is
 * kept but what only somebody can tell (`LetterWords`, under the child's key). Pure.
 */

import { z } from "zod";
import { dayWords } from "~/domains/offers/offer-words.rules";
import type { ServiceKind } from "~/domains/providers/kinds.rules";
import { isFamily, type Tells, tellsOfEnd } from "./notice-parts.options";
import { CARE_PLANNING, carePlanning } from "./steps.options";

/** What a letter says that only somebody can tell, as it lies under the child's key. */
export const letterWords = z.object({
  name: z.string(),
  address: z.string(),
  /** Where the child lives; empty where this person is not told. */
  where: z.string(),
  /** Whom the child lives with, of a fostering household: "Sam and Priya Carter". */
  carers: z.string().default(""),
  email: z.string().default(""),
  words: z.string(),
  carePlan: z.enum(["", "enclosed", "given-before"]),
});
export type LetterWords = z.output<typeof letterWords>;

/** What a letter says of the placement; kept beside one that was sent, as it was then. Nothing of who the child is. */
export const letterFacts = z.object({
  home: z.string(),
  place: z.enum(["home", "carers", "address"]).default("home"),
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

export type Place = LetterFacts["place"];

/** How a letter says where the child lives: a fostering agency is nobody's home, and supported accommodation is its address. */
export function placeOf(kind: ServiceKind): Place {
  if (kind === "fostering-agency" || kind === "local-authority-fostering") return "carers";
  return kind === "supported-accommodation" ? "address" : "home";
}

/** Who writes it, as it is now. */
export type LetterSender = {
  council: string;
  /** Whom the reader asks: "Dana Whitfield, social worker"; null where nobody is assigned. */
  contact: string | null;
  phone: string | null;
  /** The child's social worker: whoever else works the case is not named to the child. */
  socialWorker: string | null;
  councilPhone: string | null;
  reference: string;
};

/** Who the child is, as a letter says it. */
export type LetterChild = { given: string; name: string; born: string };

type Told = {
  part: string;
  tells: Tells;
  letter: LetterWords;
  facts: LetterFacts;
  /** The council alone where who wrote it is not known: the letter is not signed then, and names nobody to ask. */
  sender: LetterSender | Pick<LetterSender, "council">;
  child: LetterChild;
};

export type Letter = {
  to: string[];
  greeting: string;
  subject: string;
  paragraphs: string[];
  enclosed: string[];
  closing: string;
  signed: string[];
};

/** Until this age a child is written to in short sentences. */
const YOUNG = 11;

export function letterOf(told: Told): Letter {
  const { part, letter, sender, child } = told;
  const own = part === "child" || part === "end-child";
  const signs = "contact" in sender ? sender : null;
  return {
    to: [letter.name, ...linesOf(letter.address)],
    greeting: `Dear ${own ? child.given : letter.name}`,
    subject: own && !tellsOfEnd(part) ? "Where you are going to live" : subjectOf(told),
    paragraphs: [
      ...(tellsOfEnd(part) ? ofEnd(told, own) : own ? toChild(told) : toOthers(told)),
      ...letter.words.split(/\n{2,}/).filter((words) => words.trim() !== ""),
      ...(signs ? [contactWords(signs, own)] : []),
    ],
    enclosed: letter.carePlan === "enclosed" ? ["The child's care plan"] : [],
    closing: own ? "Best wishes" : "Yours sincerely",
    signed: signs ? [signatureOf(signs, own), sender.council] : [],
  };
}

function signatureOf({ socialWorker, contact }: LetterSender, own: boolean): string {
  return (own ? socialWorker && `${socialWorker}, your social worker` : contact) || "Children's services";
}

/** Those who serve the child have to know which child it is; family does. */
function subjectOf({ part, child }: Told): string {
  if (part === "end-child") return "Your placement ends";
  const what = tellsOfEnd(part) ? "the placement ends" : "notification of placement";
  return isFamily(part) ? `${child.name}: ${what}` : `${child.name}, born ${child.born}: ${what}`;
}

/** Regulation 14(2)(c), and 14(4) once it is over: that the council ends the placement, and not where the child goes. */
function ofEnd({ part, tells, letter, facts, sender, child }: Told, own: boolean): string[] {
  const { home, endsOn, ended } = facts;
  const carers = letter.carers === "" ? "" : ` with ${letter.carers}`;
  const at = facts.place === "home" ? ` at ${home}` : facts.place === "carers" ? carers : "";
  const night = endsOn === null ? "a day that we will tell you" : dayWords(endsOn);
  if (own)
    return [
      ended
        ? `Your placement${at} has ended. Your last night there was ${night}.`
        : `We have decided that your placement${at} will end. Your last night there is ${night}.`,
      "Your social worker talks with you about where you are going to live. You can ask why, and say what you think. Your independent reviewing officer (IRO) also wants to hear it, and you can ask for an advocate to help you.",
    ];
  const place = isFamily(part) && tells === "withheld" ? "" : at;
  return [
    `${sender.council} looks after ${child.name}. We are writing to notify you, as the ${carePlanning("14")} requires, that ${ended ? "the placement has ended" : "we intend to end the placement"}${place}.`,
    `${ended ? "Its last night was" : "Its last night is"} ${night}.`,
  ];
}

function toChild({ letter, facts }: Told): string[] {
  const { start, movedIn, age } = facts;
  const day = dayWords(start);
  const where = placeWords(letter, facts);
  const carers = facts.place === "carers";
  const moves = carers
    ? `${movedIn ? `You have lived with ${letter.carers} since ${day}` : `You are going to live with ${letter.carers} from ${day}`}. Their address is ${where}.`
    : null;
  if (age !== null && age < YOUNG)
    return [
      ...(moves === null
        ? [
            movedIn
              ? `You moved to a new home on ${day}.`
              : `You are going to live in a new home from ${day}.`,
            `Your new home is ${where}.`,
          ]
        : [moves]),
      "If you have questions, or are worried about anything, tell your social worker or an adult you trust. You can also ask for an advocate. That is someone who helps you say what you want.",
    ];
  return [
    moves ??
      (movedIn
        ? `This letter confirms that you have lived at ${where} since ${day}.`
        : `This letter confirms that you will live at ${where} from ${day}.`),
    "You can ask your social worker why this home was chosen, and say what you think of it. Your independent reviewing officer (IRO) also wants to hear what you think, and you can ask for an advocate to help you.",
  ];
}

function toOthers(told: Told): string[] {
  const { part, tells, letter, facts, sender, child } = told;
  const { start, movedIn, emergency } = facts;
  const { given } = child;
  const day = dayWords(start);
  const withheld = isFamily(part) && tells === "withheld";
  const regulation = part === "area-authority" ? "13(4)" : "13";
  const moved = emergency ? `was placed in an emergency on ${day}` : `moved on ${day}`;
  const where = placeWords(letter, facts);
  const lives =
    facts.place === "carers"
      ? `${movedIn ? `${moved} and lives with ${letter.carers}` : `will live with ${letter.carers} from ${day}`}. Their address is ${where}.`
      : movedIn
        ? `${moved} and lives at ${where}.`
        : `will live at ${where} from ${day}.`;
  return [
    `${child.name} is looked after by ${sender.council}. Under regulation ${regulation} of the ${CARE_PLANNING}, we must tell you about ${given}'s placement.`,
    withheld
      ? `${given} ${movedIn ? moved : `will move on ${day}`}. We are not able to tell you where ${given} ${movedIn ? "is living" : "will be living"}. Please contact us if you want to talk about this.`
      : `${given} ${lives}`,
    ...(FOR_PART[part]?.(told) ?? []),
  ];
}

/** The home with its address, or the address alone. */
function placeWords({ where }: LetterWords, { place, home }: LetterFacts): string {
  return place === "home" ? `${home}, ${inline(where)}` : inline(where);
}

const FOR_PART: Partial<Record<string, (told: Told) => string[]>> = {
  "gp-now": ({ child: { given } }) => [
    `If ${given} changes GP, please send the records to the new practice when it asks for them.`,
  ],
  "gp-new": ({ child: { given } }) => [
    `${given} will register with your practice. Please request the records from the previous GP.`,
  ],
  "area-authority": ({ child: { given }, facts: { start, movedIn } }) => [
    `${given} ${movedIn ? `has lived in your area since ${dayWords(start)}` : `will live in your area from ${dayWords(start)}`}. Our assessment of ${given}'s needs, and why this placement is the most suitable, are set out below.`,
  ],
};

function contactWords(sender: LetterSender, own: boolean): string {
  const { contact, phone, council, councilPhone, socialWorker, reference } = sender;
  if (own && socialWorker !== null)
    return phone
      ? `You can ring ${socialWorker}, your social worker, on ${phone}.`
      : `You can talk to ${socialWorker}, your social worker.`;
  if (own)
    return councilPhone ? `You can ring ${council} on ${councilPhone}.` : `You can talk to ${council}.`;
  return `If you have questions, contact ${contact ?? council}${phone ? ` on ${phone}` : ""}. Our reference is ${reference}.`;
}

const inline = (address: string) => linesOf(address).join(", ");

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
