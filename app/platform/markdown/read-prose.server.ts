import { limitedThread } from "~/platform/limited-thread.server";
import { type MarkdownNode, type ProseNode, proseTree } from "./prose";

/**
 * Markdown can be written so that reading it takes hours, in a few kilobytes: it is read once, when it is saved or
 * shown to its writer, in a thread with an end. What is too deep or has too many parts is refused whole: a text that was
 * cut would hold what no page shows.
 */
const READER = `
const { fromMarkdown } = await import("mdast-util-from-markdown");
const DEEPEST = 20, MAX_NODES = 20000;
return (text) => {
  let left = MAX_NODES;
  const cut = (node, depth) => {
    left -= 1;
    const { type, value, url, alt, title, label, lang, meta, depth: level, ordered, spread, children = [] } = node;
    if (children.length > (depth > DEEPEST ? 0 : left)) left = -1;
    return {
      type, value, url, alt, title, label, lang, meta, depth: level, ordered, spread,
      children: left < 0 ? [] : children.map((one) => left < 0 ? one : cut(one, depth + 1)),
    };
  };
  const root = cut(fromMarkdown(text), 0);
  return left < 0 ? "" : JSON.stringify(root);
};`;

const reader = limitedThread<string, string>(READER, { most: 1_500, memory: 192, waiting: 10 });

export const TOO_TANGLED =
  "The formatting is too complicated for us to read. Remove repeated symbols, such as rows of brackets or stars, and try again";

/** What may be shown of a Markdown text; undefined when it is not read in time, has too many parts or is too deep. */
export async function readProse(markdown: string): Promise<ProseNode[] | undefined> {
  const read = await reader.ask(markdown);
  if (!read.ok || read.value === "") return undefined;
  return proseTree(JSON.parse(read.value) as MarkdownNode);
}
