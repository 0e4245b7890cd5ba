import type { ReactNode } from "react";

export type Figure = { value: string; words: ReactNode };

/** Large numbers, each with what it counts; in cards side by side, or bare inside a card. */
export function Figures({ items, bare }: { items: Figure[]; bare?: boolean }) {
  return (
    <div className="figures">
      {items.map((item) => (
        <div key={item.value + String(item.words)} className={bare ? undefined : "card"}>
          <div className="big">{item.value}</div>
          <small>{item.words}</small>
        </div>
      ))}
    </div>
  );
}
