import { Fragment, type ReactNode } from "react";
import { isFollowed, type ProseNode } from "~/platform/markdown/prose";

/** A text that somebody wrote in Markdown, as elements: made from a list of what may be shown, never from HTML of theirs. */
export function Prose({ nodes }: { nodes: ProseNode[] }) {
  return <div className="prose max-w-read">{draw(nodes)}</div>;
}

function draw(nodes: ProseNode[]): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move within one rendering
    <Fragment key={index}>{one(node)}</Fragment>
  ));
}

function one(node: ProseNode): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "heading":
      return node.level === 3 ? (
        <h3>{draw(node.parts)}</h3>
      ) : (
        <h4 className="mb-1 font-bold">{draw(node.parts)}</h4>
      );
    case "list":
      return node.ordered ? <ol>{draw(node.parts)}</ol> : <ul>{draw(node.parts)}</ul>;
    case "item":
      return <li>{draw(node.parts)}</li>;
    case "link":
      return !isFollowed(node.url) ? (
        draw(node.parts)
      ) : (
        <a href={node.url} rel="noopener noreferrer">
          {draw(node.parts)}
        </a>
      );
    case "paragraph":
      return <p>{draw(node.parts)}</p>;
    case "strong":
      return <strong>{draw(node.parts)}</strong>;
    case "emphasis":
      return <em>{draw(node.parts)}</em>;
    case "quote":
      return <blockquote className="mb-3 border-l-4 border-line-strong pl-4">{draw(node.parts)}</blockquote>;
    case "code":
      return <code>{draw(node.parts)}</code>;
    case "block":
      return <pre className="mb-3 whitespace-pre-wrap">{draw(node.parts)}</pre>;
    case "rule":
      return <hr className="my-4 border-line" />;
    case "break":
      return <br />;
  }
}
