import { Fragment, type ReactNode } from "react";

const REFERENCE = /\b([A-Z]{2}-[2-9A-Z]{6})\b/;

/** A text whose references (HW-7K3M9Q) never break at the hyphen; anything but a text as it is. */
export function unbroken(text: ReactNode): ReactNode {
  if (typeof text !== "string") return text;
  const parts = text.split(REFERENCE);
  if (parts.length === 1) return text;
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they never move within one rendering
    <Fragment key={index}>{index % 2 === 1 ? <span className="nw">{part}</span> : part}</Fragment>
  ));
}
