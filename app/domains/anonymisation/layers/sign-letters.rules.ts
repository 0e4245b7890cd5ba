const LETTERS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "8": "b",
  "9": "g",
};

/** A word with the letters that its signs look like: "m0n1qu3" is "monique". `one` is what a 1 stands for. */
export function withLetters(bare: string, one: "i" | "l" = "i"): string {
  return bare.replace(/[\d@$]/g, (sign) => (sign === "1" ? one : (LETTERS[sign] ?? sign)));
}
