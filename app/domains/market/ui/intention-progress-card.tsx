import { dateWords } from "~/domains/offers/cost-words.rules";
import { londonDate } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { INTENTION_STATE_WORDS, whyNoInterest } from "../intentions/intention.machine";
import type { IntentionProgress } from "../queries/intention-progress.server";

/** How far a council is with what it intends to commission, by when it is needed: as it is now, beside what was published. */
export function IntentionProgressCard({
  progress,
  number,
  moveTo,
  interestedIn,
}: {
  progress: IntentionProgress[];
  number: number;
  /** Where one is given another status; left out for who gives none. */
  moveTo?: ((key: string) => string) | undefined;
  /** Where a provider says that it is interested; left out where nobody can. */
  interestedIn?: ((key: string) => string) | undefined;
}) {
  if (progress.length === 0) return null;
  return (
    <Card title="What we are commissioning, and its status" id="commissioning">
      <p className="why">The status is as it is now. It is not part of version {number}.</p>
      <DataTable<IntentionProgress>
        caption="Commissioning intentions by the date they are needed"
        captionHidden
        columns={[
          { header: "Needed by", cell: ({ by }) => dateWords(by) },
          { header: "What is needed", cell: ({ title }) => title },
          { header: "Status", cell: (one) => <Status one={one} /> },
          ...(moveTo
            ? [
                {
                  header: "Change",
                  cell: (one: IntentionProgress) => <Change one={one} to={moveTo(one.key)} />,
                },
              ]
            : []),
          ...(interestedIn
            ? [
                {
                  header: "For providers",
                  cell: (one: IntentionProgress) => <Interested one={one} to={interestedIn(one.key)} />,
                },
              ]
            : []),
        ]}
        rows={progress}
        rowKey={({ key }) => key}
      />
    </Card>
  );
}

function Change({ one, to }: { one: IntentionProgress; to: string }) {
  return (
    <Anchor to={to} aria-label={`Change status of ${one.title}`}>
      Change status
    </Anchor>
  );
}

function Interested({ one, to }: { one: IntentionProgress; to: string }) {
  if (whyNoInterest(one.state)) return null;
  return (
    <Anchor to={to} aria-label={`We are interested: ${one.title}`}>
      We are interested
    </Anchor>
  );
}

function Status({ one: { state, since, reason } }: { one: IntentionProgress }) {
  return (
    <>
      <strong>{INTENTION_STATE_WORDS[state]}</strong>
      {since ? ` since ${dateWords(londonDate(new Date(since)))}` : null}
      {reason ? <small className="why block break-words whitespace-pre-wrap">{reason}</small> : null}
    </>
  );
}
