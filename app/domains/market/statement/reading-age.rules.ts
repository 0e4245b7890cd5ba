import type { ProseNode } from "~/platform/markdown/prose";

/**
 * How hard a text is to read, by Flesch and Kincaid's grade (Kincaid and others, 1975): 0.39 × words a sentence + 11.8 ×
 * syllables a word − 15.59. A grade is a year at school; five years older is the age at which most can read it. Syllables are
 * counted by groups of vowels, so that the grade is about right and never exact. Pure.
 */

export type ReadingAge = {
  /** In years of age, at least 5. */
  age: number;
  /** The hardest sentences, hardest first: at most three, and none that is easy enough. */
  hardest: string[];
};

/** What most adults read at once: grade 9. */
export const READING_AGE_GOAL = 14;
const YEARS_BEFORE_SCHOOL = 5;
const HARDEST_SHOWN = 3;
/** Of shorter texts the grade says nothing. */
const FEWEST_WORDS = 20;

/** The reading age of texts together; null where there is too little of them. */
export function readingAge(texts: readonly (readonly ProseNode[])[]): ReadingAge | null {
  const sentences = texts.flatMap((nodes) => passagesOf(nodes)).flatMap(sentencesOf);
  const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence).length, 0);
  if (words < FEWEST_WORDS) return null;
  const hard = sentences
    .map((sentence) => ({ sentence, age: ageOf([sentence]) }))
    .filter(({ age }) => age > READING_AGE_GOAL)
    .sort((a, b) => b.age - a.age);
  return {
    age: Math.round(ageOf(sentences)),
    hardest: hard.slice(0, HARDEST_SHOWN).map(({ sentence }) => sentence),
  };
}

function ageOf(sentences: readonly string[]): number {
  return Math.max(YEARS_BEFORE_SCHOOL, gradeOf(sentences) + YEARS_BEFORE_SCHOOL);
}

/** The grade of sentences that have words. */
export function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** What stands inside a sentence. */
const INLINE: readonly ProseNode["kind"][] = ["strong", "emphasis", "link", "code"];

/** Paragraphs, points and headings: each ends its sentence, with or without a full stop. */
function passagesOf(nodes: readonly ProseNode[]): string[] {
  const passages: string[] = [];
  let open = "";
  const end = () => {
    if (open.trim() !== "") passages.push(open.trim());
    open = "";
  };
  for (const node of nodes)
    if (node.kind === "text") open += node.text;
    else if (node.kind === "break") open += " ";
    else if (!("parts" in node)) end();
    else if (INLINE.includes(node.kind)) open += passagesOf(node.parts).join(" ");
    else {
      end();
      passages.push(...passagesOf(node.parts));
    }
  end();
  return passages;
}

function sentencesOf(passage: string): string[] {
  return passage
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

const wordsOf = (sentence: string): string[] => sentence.toLowerCase().match(/[a-z][a-z'’]*/g) ?? [];

/** About how many syllables an English word has, at least one. */
export function syllablesOf(word: string): number {
  const plain = word.replace(/['’]/g, "");
  const groups = plain.match(/[aeiouy]+/g)?.length ?? 0;
  const isSilent = /[^aeiouyl]e$/.test(plain) || /[^aeiouytd]ed$/.test(plain) || /[aeiouy]le$/.test(plain);
  return Math.max(1, groups - (isSilent ? 1 : 0));
}
