import { type ReactNode, useId } from "react";
import { Anchor } from "./anchor";
import { Tag } from "./tag";
import type { Tone } from "./tones";

export type TaskItem = {
  title: string;
  hint?: ReactNode;
  status: { words: string; tone?: Tone };
  /** Without an address the task cannot be begun yet; the hint says why. */
  to?: string;
};

/** The parts of a long form with how each one stands. */
export function TaskList({ items, label }: { items: TaskItem[]; label?: string }) {
  const id = useId();
  return (
    <ul className="task-list" aria-label={label}>
      {items.map((item, index) => {
        const statusId = `${id}${index}`;
        return (
          <li key={item.title}>
            <div>
              {item.to ? (
                <Anchor to={item.to} aria-describedby={statusId}>
                  {item.title}
                </Anchor>
              ) : (
                <b>{item.title}</b>
              )}
              {item.hint ? <div className="hint">{item.hint}</div> : null}
            </div>
            <span id={statusId}>
              <Tag tone={item.status.tone}>{item.status.words}</Tag>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
