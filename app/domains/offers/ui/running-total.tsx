import { formatPence } from "~/platform/forms/money";
import type { DraftCosting } from "../offer-draft.rules";

/** What the lines add up to so far. Follows the typing where scripts run; said once the typing rests. */
export function RunningTotal({ costing }: { costing: DraftCosting }) {
  const unread = costing.lines.filter((line) => line === null).length;
  return (
    <div className="card my-6" role="status">
      <div className="figures">
        <div>
          <div className="big">{formatPence(costing.weeklyPence)}</div>
          <small>a week</small>
        </div>
        <div>
          <div className="big">{formatPence(costing.firstYearPence)}</div>
          <small>
            first year,{" "}
            {costing.started ? "from the start date" : "counted from today: there is no start date yet"}
          </small>
        </div>
      </div>
      {unread > 0 ? (
        <p className="why mb-0">
          {unread === 1 ? "One line is" : `${unread} lines are`} not counted yet: a price, a kind or hours are
          missing or cannot be read.
        </p>
      ) : null}
    </div>
  );
}
