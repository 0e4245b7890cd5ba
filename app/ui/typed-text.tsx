import type { SubmissionResult } from "@conform-to/react";
import { Card } from "./card";
import { Facts } from "./facts";

export type TypedTextProps = {
  lastResult: SubmissionResult<string[]> | undefined;
  /** The fields that somebody wrote in, in the order of the form. */
  fields: readonly { name: string; label: string }[];
};

/** What somebody typed into a form that cannot be sent any more, to copy; nothing where nothing was typed. */
export function TypedText({ lastResult, fields }: TypedTextProps) {
  const items = fields.flatMap(({ name, label }) => {
    const text = lastResult?.initialValue?.[name];
    return typeof text === "string" && text.trim() !== ""
      ? [
          {
            key: label,
            value: (
              <span className="whitespace-pre-wrap break-words" dir="auto">
                {text}
              </span>
            ),
          },
        ]
      : [];
  });
  if (items.length === 0) return null;
  return (
    <Card title="What you wrote">
      <p className="why">It is not saved. Copy what you still need.</p>
      <Facts items={items} />
    </Card>
  );
}
