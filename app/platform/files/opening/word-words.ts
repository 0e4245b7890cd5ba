import { walkXml } from "./word-xml";

/** Parts of a document that nobody reads on the page: deleted words, codes of fields, what older programs show instead. */
const LEFT_OUT = new Set([
  "w:del",
  "w:moveFrom",
  "w:instrText",
  "w:delText",
  "w:delInstrText",
  "mc:Fallback",
  "w:sdtPr",
]);

/** The words of a part of a Word document: those that are shown, and those that are formatted as hidden. */
export function wordsOfDocument(bytes: Buffer): { shown: string; hidden: string } {
  const [shown, hidden]: [string[], string[]] = [[], []];
  const runs: { hidden: boolean }[] = [];
  let inText = 0;
  const write = (words: string) => (runs.at(-1)?.hidden ? hidden : shown).push(words);
  walkXml(bytes, {
    open: (name, attribute) => {
      if (LEFT_OUT.has(name)) return "skip";
      if (name === "w:r") runs.push({ hidden: false });
      else if (name === "w:vanish" || name === "w:webHidden") {
        const run = runs.at(-1);
        if (run) run.hidden = !["0", "false", "off"].includes(attribute("w:val") ?? "");
      } else if (name === "w:t") inText += 1;
      else if (name === "w:tab") write("\t");
      else if (name === "w:br" || name === "w:cr") write("\n");
      else if (name === "w:noBreakHyphen") write("-");
      return "enter";
    },
    close: (name) => {
      if (name === "w:r") runs.pop();
      else if (name === "w:t") inText -= 1;
      else if (name === "w:tc") shown.push("\t");
      else if (name === "w:p") {
        shown.push("\n");
        hidden.push("\n");
      }
    },
    text: (text) => {
      if (inText > 0) write(text);
    },
  });
  return { shown: shown.join(""), hidden: hidden.join("") };
}
