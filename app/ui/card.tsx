import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export type CardProps = {
  title?: ReactNode;
  level?: 2 | 3;
  /** Without padding, for lists that reach the edges. */
  flush?: boolean;
  id?: string;
  children: ReactNode;
};

/** A white card; with a title, a section that carries its name. */
export function Card({ title, level = 2, flush, id, children }: CardProps) {
  const titleId = useId();
  const Heading = `h${level}` as const;
  const className = classNames("card", flush && "flush");
  if (!title)
    return (
      <div className={className} id={id}>
        {children}
      </div>
    );
  return (
    <section className={className} id={id} aria-labelledby={titleId}>
      <Heading id={titleId}>{title}</Heading>
      {children}
    </section>
  );
}
