import type { SubmissionResult } from "@conform-to/react";
import { Card } from "./card";
import { Facts } from "./facts";

export type TypedField = { name: string; label: string };
export type TypedTextProps = {
  /** The form as it was sent. */
  lastResult: Pick<SubmissionResult<string[]>, "initialValue"> | undefined;
  /** The fields that somebody wrote in, in the order of the form. Without them, every text that is more than a word. */
  fields?: readonly TypedField[];
};

/** What somebody typed into a form that cannot be sent any more, to copy; nothing where nothing was typed. */
export function TypedText({ lastResult, fields }: TypedTextProps) {
  const sent = lastResult?.initialValue ?? {};
  const texts = fields ? [] : textsIn(sent);
  const items = (fields ?? []).flatMap(({ name, label }) => {
    const text = sent[name];
    return typeof text === "string" && text.trim() !== ""
      ? [{ key: label, value: <Written text={text} /> }]
      : [];
  });
  if (items.length + texts.length === 0) return null;
  return (
    <Card title="What you wrote">
      <p className="why">It is not saved. Copy what you still need.</p>
      {items.length > 0 ? <Facts items={items} /> : null}
      {texts.map((text) => (
        <p key={text}>
          <Written text={text} />
        </p>
      ))}
    </Card>
  );
}

function Written({ text }: { text: string }) {
  return (
    <span className="whitespace-pre-wrap break-words" dir="auto">
      {text}
    </span>
  );
}

/** What somebody wrote has a blank in it; a choice, a key, a version and a digest have none. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return /\S\s+\S/.test(value) ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return [...new Set(Object.values(value).flatMap(textsIn))];
}
