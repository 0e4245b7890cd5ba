import type { ReactNode } from "react";
import { Anchor } from "./anchor";

export type SummaryRow = {
  key: string;
  value: ReactNode;
  /** `hidden` says what would change, for those who hear only the link: "Change date of birth". */
  change?: { to: string; words?: string; hidden?: string };
};

/** Answers to check: question, answer, and the way back to change it. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.key}</dt>
          <dd className="value">{row.value}</dd>
          {row.change ? (
            <dd className="change">
              <Anchor to={row.change.to}>
                {row.change.words ?? "Change"}
                <span className="sr-only"> {row.change.hidden ?? row.key.toLowerCase()}</span>
              </Anchor>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
