import type { ReactNode } from "react";

export type TimelineItem = {
  id: string;
  /** The moment in words, "today, 16:02", and for machines. */
  when: string;
  dateTime?: string;
  text: ReactNode;
  who?: string;
};

/** What happened, newest first unless the caller orders it otherwise. */
export function Timeline({ items, label }: { items: TimelineItem[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <span className="when">
            <time dateTime={item.dateTime}>{item.when}</time>
            {item.who ? ` · ${item.who}` : null}
          </span>
          {item.text}
        </li>
      ))}
    </ol>
  );
}
