import type { Remaining } from "~/platform/time";
import { classNames } from "./class-names";

export type ClockProps = {
  /** What is left, in words: "1 h 12 min". */
  remaining: string;
  /** When it ends, or why it stands still: "to answer, by 17:30". */
  moment: string;
  /** The same on paper, which is read later: "to answer, by Friday 4 December at 5pm". */
  printed?: string;
  /** now under 2 hours, soon under a day, else plain; worked out by whoever knows the time. */
  tone?: Remaining["tone"];
  align?: "end" | "start";
};

export function Clock({ remaining, moment, printed, tone = "plain", align = "end" }: ClockProps) {
  return (
    <p className={classNames("clock", tone !== "plain" && tone, align === "start" && "start")}>
      <span className={printed ? "print:hidden" : undefined}>
        <b>{remaining}</b> <small>{moment}</small>
      </span>
      {printed ? <small className="hidden print:inline">{printed}</small> : null}
    </p>
  );
}
