import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { Card } from "~/ui/card";
import { SummaryList } from "~/ui/summary-list";
import { claimWords, standingWords, startWords, whoActs } from "../clock-words.rules";
import type { DayClock } from "../queries/view-placement-payments.server";

type Props = { clocks: readonly DayClock[]; side: "council" | "provider"; today: string };

/** The 30 days of a period, once for each payment day that it has. */
export function ClockCard({ clocks, side, today }: Props) {
  if (clocks.length === 0) return null;
  return (
    <Card title="The 30 days for payment">
      {clocks.map((clock) => (
        <section key={clock.paysOn} aria-label={`Payment due on ${dayWords(clock.paysOn)}`}>
          {clocks.length > 1 ? (
            <h3>{`${formatPence(clock.pence)}, payment day ${dayWords(clock.paysOn)}`}</h3>
          ) : null}
          <Clock clock={clock} side={side} today={today} />
        </section>
      ))}
      <p className="why mb-0">
        The 30 days run from the last night or, if later, the day the council received an invoice for all of
        it. Without one they run from the day the amount was published. Weekends and holidays count.{" "}
        {side === "provider" ? "The page of an invoice shows its own last day to pay on time." : ""}
      </p>
    </Card>
  );
}

/** "£600.00: the 30 days are stopped", or of what was released its own last day. */
function disputedWords({ pence, lastDay }: DayClock["disputed"][number]): string {
  const until = lastDay === null ? "the 30 days are stopped" : `last day to pay on time ${dayWords(lastDay)}`;
  return `${formatPence(pence)}: ${until}`;
}

function Clock({ clock, side, today }: { clock: DayClock } & Omit<Props, "clocks">) {
  const claim = claimWords(clock.claim);
  const who = whoActs(clock);
  return (
    <SummaryList
      rows={[
        {
          key: "Days",
          value: `${standingWords(clock)}.`,
        },
        {
          key: "Last day to pay on time",
          value: clock.lastDay === null ? "Stopped while it is disputed" : dayWords(clock.lastDay),
        },
        { key: "Counted from", value: `${startWords(clock.start, today)}.` },
        ...(clock.disputed.length === 0
          ? []
          : [{ key: "Disputed", value: clock.disputed.map(disputedWords).join(". ") }]),
        ...(clock.openPence === 0 ? [] : [{ key: "Not paid yet", value: formatPence(clock.openPence) }]),
        ...(who === null ? [] : [{ key: "Who acts next", value: who }]),
        ...(claim === null
          ? []
          : [
              {
                key: "Interest",
                value: `${claim}. ${side === "provider" ? "An estimate, if you claim it." : "An estimate, if the provider claims it."}`,
              },
            ]),
      ]}
    />
  );
}
