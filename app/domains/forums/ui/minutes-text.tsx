import { Fragment, type ReactNode } from "react";
import { type MinutesNode, minutesTree } from "../minutes.rules";

/** Minutes in Markdown, drawn from what may be shown: no HTML of theirs reaches the page. */
export function MinutesText({ text }: { text: string }) {
  return <div className="minutes">{drawn(minutesTree(text))}</div>;
}

function drawn(nodes: readonly MinutesNode[]): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
  return nodes.map((node, index) => <Fragment key={index}>{draw(node)}</Fragment>);
}

function draw(node: MinutesNode): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "heading":
      // Under the heading of the card that they stand in.
      return node.level === 2 ? (
        <h3 className="mt-4 mb-2 font-bold">{drawn(node.parts)}</h3>
      ) : (
        <h4 className="mt-3 mb-2 font-bold">{drawn(node.parts)}</h4>
      );
    case "list":
      return node.ordered ? (
        <ol className="mb-4 list-decimal pl-6">{drawn(node.parts)}</ol>
      ) : (
        <ul className="mb-4 list-disc pl-5">{drawn(node.parts)}</ul>
      );
    case "item":
      return <li className="mb-1">{drawn(loose(node.parts))}</li>;
    case "link":
      return (
        <a className="wrap-anywhere" href={node.url} rel="noreferrer">
          {drawn(node.parts)}
        </a>
      );
    case "paragraph":
      return <p>{drawn(node.parts)}</p>;
    case "strong":
      return <strong>{drawn(node.parts)}</strong>;
    case "emphasis":
      return <em>{drawn(node.parts)}</em>;
    case "quote":
      return <blockquote className="border-l-4 pl-4">{drawn(node.parts)}</blockquote>;
    case "code":
      return <code>{drawn(node.parts)}</code>;
    case "block":
      return <pre className="whitespace-pre-wrap">{drawn(node.parts)}</pre>;
    case "rule":
      return <hr />;
    case "break":
      return <br />;
  }
}

/** A point of one paragraph stands close to the next one. */
function loose(parts: readonly MinutesNode[]): readonly MinutesNode[] {
  const [first, ...others] = parts;
  const tight = first?.kind === "paragraph" && others.every(({ kind }) => kind === "list");
  return tight ? [...first.parts, ...others] : parts;
}
