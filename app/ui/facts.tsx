import type { ReactNode } from "react";

export type Fact = { key: string; value: ReactNode };

/** Small facts by name, for example who does what. */
export function Facts({ items }: { items: Fact[] }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <FactPair key={item.key} name={item.key} value={item.value} />
      ))}
    </dl>
  );
}

function FactPair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** A telephone number that rings when pressed and never breaks. */
export function Phone({ number }: { number: string }) {
  return (
    <a className="nw" href={`tel:${number.replace(/[^\d+]/g, "")}`}>
      {number}
    </a>
  );
}
