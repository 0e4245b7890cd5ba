import type { ReactNode } from "react";
import { Tags } from "./tag";
import { unbroken } from "./unbroken";

export type PageHeadingProps = {
  title: ReactNode;
  /** `<Tag>`s above the title. */
  tags?: ReactNode;
  /** A `<Clock>` or `<Tag>` on the right, under the title on a phone. */
  clock?: ReactNode;
  /** A small line above: who asked, since when. */
  above?: ReactNode;
  lede?: ReactNode;
};

/** The one `h1` of a page with how the thing stands. */
export function PageHeading({ title, tags, clock, above, lede }: PageHeadingProps) {
  return (
    <header className="heading">
      {above ? <p className="why">{unbroken(above)}</p> : null}
      {tags ? <Tags>{tags}</Tags> : null}
      <h1>{unbroken(title)}</h1>
      {clock ? <div className="heading-clock">{clock}</div> : null}
      {lede ? <p className="lede">{unbroken(lede)}</p> : null}
    </header>
  );
}
