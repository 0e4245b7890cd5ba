/** Whether the text of a letter says where the child lives to somebody who must not be told. Pure. */

import { foldText } from "~/platform/forms/clean-text";
import { postcodeParts } from "~/platform/forms/postcodes";

/** What is known of where the child lives. */
export type Whereabouts = {
  home: string;
  /** Addresses as letters have them, on several lines. */
  addresses: readonly string[];
  /** Whom the child lives with, as letters say it: "Sam and Priya Carter". */
  carers: readonly string[];
};

/** Words of a name that tell of nobody. */
const NOBODY = ["and", "the", "mrs", "miss", "with", "family"];
const SHORTEST = 3;

/**
 * The first thing in a text that says where the child lives, as it is known; null where nothing does. Looked for are the home,
 * each line of an address, its street without the number, its postcode however it is written, and each name of a carer.
 */
export function saysWhere(text: string, known: Whereabouts): string | null {
  const said = ` ${wordsOf(text).join(" ")} `;
  const joined = wordsOf(text).join("");
  const lines = known.addresses.flatMap((address) => address.split(/[\n,]/)).map((line) => line.trim());
  const postcode = lines.flatMap(postcodesIn).find((one) => joined.includes(wordsOf(one).join("")));
  if (postcode !== undefined) return postcode;
  const names = known.carers.flatMap((carers) => [carers, ...namesIn(carers)]);
  const places = [known.home, ...lines, ...lines.map(streetOf), ...names];
  return places.find((place) => isPlace(place) && said.includes(` ${wordsOf(place).join(" ")} `)) ?? null;
}

const wordsOf = (text: string) =>
  foldText(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** A number alone is no place. */
const isPlace = (place: string) =>
  place.length >= SHORTEST && wordsOf(place).some((word) => !/^\d/.test(word));

function namesIn(carers: string): string[] {
  return wordsOf(carers).filter((word) => word.length >= SHORTEST && !NOBODY.includes(word));
}

/** "12a Orchard Way" is on Orchard Way. */
function streetOf(line: string): string {
  const words = line.split(" ");
  return /^\d/.test(words[0] ?? "") ? words.slice(1).join(" ") : line;
}

/** Postcodes of a line: of its words, and of each two that follow each other. */
function postcodesIn(line: string): string[] {
  const words = line.split(" ");
  return words
    .flatMap((word, at) => [`${word} ${words[at + 1] ?? ""}`.trim(), word])
    .filter((one) => postcodeParts(one)?.inward);
}
