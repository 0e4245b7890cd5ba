import type { ReactNode } from "react";
import { Anchor } from "./anchor";
import { classNames } from "./class-names";
import { Clock, type ClockProps } from "./clock";
import { Tag, Tags } from "./tag";
import type { Tone } from "./tones";
import { unbroken } from "./unbroken";

export type WorkRowProps = {
  /** Where it is done; left out for who may not open that page. */
  to?: string;
  title: ReactNode;
  /** Stands after the title: "HW-7K3M9Q". */
  reference?: string;
  tags?: { words: string; tone?: Tone }[];
  /** What is new, in words: "New to you", "Changed since you read it". Also draws the green edge. */
  unread?: string;
  /** The thing in plain words. */
  line?: ReactNode;
  /** Why it is here, who acts next. */
  why?: ReactNode;
  clock?: Omit<ClockProps, "align">;
  level?: 2 | 3;
  /** A form or links under the row. */
  children?: ReactNode;
};

/** One thing that waits for the person: state, thing, reason, clock. */
export function WorkRow(props: WorkRowProps) {
  const { tags = [], unread, clock } = props;
  const name = (
    <>
      {unbroken(props.title)}
      {props.reference ? unbroken(` · ${props.reference}`) : null}
    </>
  );
  const Heading = `h${props.level ?? 2}` as const;
  return (
    <li className={classNames("item", unread && "unread")}>
      <div>
        {tags.length > 0 || unread ? (
          <Tags>
            {tags.map((tag) => (
              <Tag key={tag.words} tone={tag.tone}>
                {tag.words}
              </Tag>
            ))}
            {unread ? <Tag tone="info">{unread}</Tag> : null}
          </Tags>
        ) : null}
        <Heading className="item-title">
          {props.to === undefined ? name : <Anchor to={props.to}>{name}</Anchor>}
        </Heading>
        {props.line ? <p>{unbroken(props.line)}</p> : null}
        {props.why ? <p className="why">{unbroken(props.why)}</p> : null}
        {props.children}
      </div>
      {clock ? <Clock {...clock} /> : null}
    </li>
  );
}

/** The rows of a list of work, most urgent first. */
export function WorkList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className="work-list" aria-label={label}>
      {children}
    </ol>
  );
}
