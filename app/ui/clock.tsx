import { classNames } from "./class-names";

export type ClockProps = {
  /** What is left, in words: "1 h 12 min". */
  remaining: string;
  /** When it ends, or why it stands still: "to answer, by 17:30". */
  moment: string;
  /** now under 2 hours, soon under a day, else plain; worked out by whoever knows the time. */
  tone?: "now" | "soon" | "plain";
  align?: "end" | "start";
};

export function Clock({ remaining, moment, tone = "plain", align = "end" }: ClockProps) {
  return (
    <p className={classNames("clock", tone !== "plain" && tone, align === "start" && "start")}>
      <b>{remaining}</b> <small>{moment}</small>
    </p>
  );
}
