import type { ProseNode } from "~/platform/markdown/prose";

/** What readers see of saved minutes. Those from before their parts were kept are shown as they were typed. */
export function keptMinutes({ text, tree }: { text: string; tree: unknown }): ProseNode[] {
  return Array.isArray(tree) ? (tree as ProseNode[]) : plainMinutes(text);
}

export function plainMinutes(text: string): ProseNode[] {
  return text
    .split("\n\n")
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => ({ kind: "paragraph", parts: [{ kind: "text", text: paragraph.trim() }] }));
}
