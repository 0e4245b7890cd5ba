/** Words as a page shows them: no characters that steer, one kind of line break, no lines of nothing but blanks. */
export function plainText(text: string): string {
  const kept: string[] = [];
  for (const line of text
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .replaceAll("\f", "\n")
    .split("\n")) {
    const plain = [...line].filter(isShown).join("").trimEnd();
    if (plain !== "" || (kept.at(-1) ?? "") !== "") kept.push(plain);
  }
  return kept.join("\n").trim();
}

function isShown(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 32) return code === 9;
  // Control characters, what turns the direction of writing, what is not there at all, and halves of pairs.
  if (code >= 127 && code < 160) return false;
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return false;
  if (code === 0xfeff || (code >= 0xd800 && code <= 0xdfff)) return false;
  return !(code >= 0xe0000 && code <= 0xe007f);
}
