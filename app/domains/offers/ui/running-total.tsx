import { useEffect, useState } from "react";
import { Figures } from "~/ui/figures";
import { costFigures } from "../cost-words.rules";
import type { DraftCosting } from "../offer-draft.rules";

const REST = 1_200;

/** What the lines add up to so far. Follows the typing where scripts run; said aloud once the typing rests. */
export function RunningTotal({ costing }: { costing: DraftCosting }) {
  const unread = costing.lines.filter(({ words }) => words === null).length;
  const sums = `${costing.cost.sentence}. ${costing.cost.firstYear} in the first year`;
  const [said, setSaid] = useState("");
  const [before, setBefore] = useState(sums);
  useEffect(() => {
    if (sums === before) return;
    const rested = setTimeout(() => {
      setSaid(sums);
      setBefore(sums);
    }, REST);
    return () => clearTimeout(rested);
  }, [sums, before]);
  return (
    <div className="card my-6">
      <Figures bare items={costFigures(costing.cost, costing.started)} />
      {unread > 0 ? (
        <p className="why mb-0">
          {unread === 1 ? "One line is" : `${unread} lines are`} not counted yet: a price, a kind or hours are
          missing or cannot be read.
        </p>
      ) : null}
      <p className="sr-only" role="status">
        {said}
      </p>
    </div>
  );
}
