import { longDate } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Prose } from "~/ui/prose";
import { Tag } from "~/ui/tag";
import { useOrganisationPaths } from "~/use-paths";
import { dueWords } from "../date-words.rules";
import type { ActionRow, DateAfter } from "../queries/view-forum-date.server";

/** What came of a date: minutes, decisions, actions. */
export function DateAfterCards({
  date,
  after,
}: {
  date: { now: Date; ownerName: string };
  after: DateAfter;
}) {
  const paths = useOrganisationPaths();
  const { minutes, decisions, actions } = after;
  return (
    <>
      <Card title="Minutes">
        {minutes ? (
          <>
            <p className="why">Published {longDate(minutes.publishedAt, date.now)}</p>
            <Prose nodes={minutes.nodes} />
          </>
        ) : (
          <p>{date.ownerName} has not published the minutes yet. They appear here when they do.</p>
        )}
      </Card>
      {decisions.length > 0 ? (
        <Card title="Decisions">
          <ol className="list-decimal pl-6">
            {decisions.map((one) => (
              <li key={one.id} className="mb-1">
                {one.words}
              </li>
            ))}
          </ol>
        </Card>
      ) : null}
      {actions.length > 0 ? (
        <Card title="Actions">
          <DataTable
            caption="Actions"
            captionHidden
            rows={actions}
            rowKey={({ id }) => id}
            columns={[
              {
                header: "What",
                cell: (one) =>
                  one.mine ? <Anchor to={paths.forumAction(one.id)}>{one.words}</Anchor> : one.words,
              },
              { header: "Who", cell: (one) => one.assigneeName },
              { header: "By", cell: (one) => dueWords(one.dueOn, date.now, one.state === "open") },
              { header: "State", cell: (one) => <ActionState action={one} /> },
            ]}
          />
        </Card>
      ) : null}
    </>
  );
}

function ActionState({ action }: { action: ActionRow }) {
  return (
    <>
      <Tag tone={action.state === "done" ? "good" : "info"}>{action.state === "done" ? "Done" : "Open"}</Tag>
      {action.note ? <div className="why">{action.note}</div> : null}
    </>
  );
}
