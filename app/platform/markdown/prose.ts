/**
 * A Markdown text as a tree of what may be shown. Markdown may carry HTML, images and any address: what is not in this
 * list is shown as the text it is, so that nothing of it is ever run, loaded or followed blindly. Nor does anything stay
 * unseen (a definition, the title of a link): what is published was on the page that was read before. Pure.
 */
export type ProseNode =
  | { kind: "text"; text: string }
  | { kind: "heading"; level: 3 | 4; parts: ProseNode[] }
  | { kind: "list"; ordered: boolean; parts: ProseNode[] }
  | { kind: "link"; url: string; parts: ProseNode[] }
  | { kind: "paragraph" | "item" | "strong" | "emphasis" | "quote" | "code" | "block"; parts: ProseNode[] }
  | { kind: "rule" | "break" };

/** What the reader of Markdown gives of a text (mdast). */
export type MarkdownNode = {
  type: string;
  value?: string;
  url?: string;
  alt?: string | null;
  /** Of a link, an image or a definition. */
  title?: string | null;
  /** Under which name a definition is referred to. */
  label?: string | null;
  /** What stands behind the opening fence of a code block. */
  lang?: string | null;
  meta?: string | null;
  depth?: number;
  ordered?: boolean | null;
  spread?: boolean | null;
  children?: MarkdownNode[];
};

const WRAPS: Readonly<Record<string, "paragraph" | "item" | "strong" | "emphasis" | "quote">> = {
  paragraph: "paragraph",
  listItem: "item",
  strong: "strong",
  emphasis: "emphasis",
  blockquote: "quote",
};
const DEEPEST = 20;

/** What may be shown of what was read. A heading becomes an `h3` or `h4`, under the heading of the page's own part. */
export function proseTree(root: MarkdownNode): ProseNode[] {
  return partsOf(root, 0);
}

function partsOf(node: MarkdownNode, depth: number): ProseNode[] {
  return depth > DEEPEST ? [] : (node.children ?? []).flatMap((child) => draw(child, depth + 1));
}

function draw(node: MarkdownNode, depth: number): ProseNode[] {
  const parts = () => partsOf(node, depth);
  if (node.type === "listItem" && !node.spread) return [{ kind: "item", parts: parts().flatMap(unwrapped) }];
  const wrap = WRAPS[node.type];
  if (wrap) return [{ kind: wrap, parts: parts() }];
  switch (node.type) {
    case "text":
    case "html":
      return [{ kind: "text", text: node.value ?? "" }];
    case "heading":
      return [{ kind: "heading", level: (node.depth ?? 1) <= 1 ? 3 : 4, parts: parts() }];
    case "list":
      return [{ kind: "list", ordered: node.ordered === true, parts: parts() }];
    case "link":
      return linked(node, parts());
    case "inlineCode":
      return [{ kind: "code", parts: [{ kind: "text", text: node.value ?? "" }] }];
    case "code":
      return [{ kind: "block", parts: [{ kind: "text", text: lines(node.lang, node.meta, node.value) }] }];
    case "thematicBreak":
      return [{ kind: "rule" }];
    case "break":
      return [{ kind: "break" }];
    case "image":
      return [{ kind: "text", text: `![${node.alt ?? ""}](${target(node)})` }];
    case "imageReference":
      return [{ kind: "text", text: `![${node.alt ?? ""}][${node.label ?? ""}]` }];
    case "definition":
      return [
        { kind: "paragraph", parts: [{ kind: "text", text: `[${node.label ?? ""}]: ${target(node)}` }] },
      ];
    default:
      return parts();
  }
}

/** Where something points, with its title, as it is written in Markdown. */
const target = ({ url, title }: MarkdownNode) => [url, title && `"${title}"`].filter(Boolean).join(" ");

const lines = (lang?: string | null, meta?: string | null, value = "") =>
  [[lang, meta].filter(Boolean).join(" "), value].filter((line) => line !== "").join("\n");

/** A link with all that it carries: its title as text, and its address where nobody can follow it there. */
function linked(node: MarkdownNode, parts: ProseNode[]): ProseNode[] {
  const { url, title } = node;
  const [only] = node.children ?? [];
  const followed = isFollowed(url);
  const isShown = followed || !url || (node.children?.length === 1 && only?.value === url);
  const beside = isShown ? title && `"${title}"` : target(node);
  return [
    ...(followed ? [{ kind: "link" as const, url, parts }] : parts),
    ...(beside ? [{ kind: "text" as const, text: ` (${beside})` }] : []),
  ];
}

/** The points of a list without empty lines between them stand close together. */
function unwrapped(node: ProseNode): ProseNode[] {
  return node.kind === "paragraph" ? node.parts : [node];
}

/** A heading or part of the same page. */
const IN_PAGE = /^#[a-z][a-z0-9-]{0,60}$/;

/** Whether a link leads anywhere: to the web, to an address of mail or within the page. Every other is shown as its words. */
export function isFollowed(url: string | undefined): url is string {
  if (url === undefined) return false;
  return IN_PAGE.test(url) || (/^(https?:\/\/|mailto:)/i.test(url) && (URL.canParse?.(url) ?? true));
}
