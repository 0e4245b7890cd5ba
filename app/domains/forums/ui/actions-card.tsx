import { dayOfColumn, londonDate, longDate } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DateField } from "~/ui/date-field";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { Tag } from "~/ui/tag";
import { TextField } from "~/ui/text-field";
import { useOrganiserPaths } from "~/use-paths";
import type { actionSchema } from "../organise.schema";
import type { ActionRow, AfterView } from "../queries/view-after.server";
import { type LastResult, resultOf, SmallForm } from "./small-form";

type Props = { view: AfterView; lastResult: LastResult };

/** How an action stands, in words. */
export function actionTag(action: { state: ActionRow["state"]; dueOn: Date }, now: Date) {
  if (action.state === "done") return { tone: "good" as const, words: "Done" };
  if (action.state === "dropped") return { tone: "hold" as const, words: "Will not be done" };
  const late = dayOfColumn(action.dueOn) < londonDate(now);
  return late ? { tone: "now" as const, words: "Overdue" } : { tone: "info" as const, words: "Open" };
}

/** Who does what by when, one more, and what is open taken along to the next date. */
export function ActionsCard({ view, lastResult }: Props) {
  const paths = useOrganiserPaths();
  const { actions, now, next } = view;
  const open = actions.filter(({ state }) => state === "open").length;
  return (
    <Card title="Actions">
      <DataTable<ActionRow>
        caption="Actions of this date"
        captionHidden
        rows={actions}
        rowKey={({ id }) => id}
        empty={<p>Nobody has taken an action on yet.</p>}
        columns={[
          { header: "What", cell: ({ id, words }) => <Anchor to={paths.forumAction(id)}>{words}</Anchor> },
          { header: "Who", cell: ({ assigneeName }) => assigneeName },
          { header: "By", cell: ({ dueOn }) => longDate(dueOn, now) },
          {
            header: "How it stands",
            cell: (action) => {
              const { tone, words } = actionTag(action, now);
              return (
                <>
                  <Tag tone={tone}>{words}</Tag>
                  {action.note ? <div>{action.note}</div> : null}
                </>
              );
            },
          },
        ]}
      />
      <div className="mt-6">
        <AddAction view={view} lastResult={resultOf(lastResult, "action")} />
      </div>
      {next && open > 0 ? (
        <SmallForm id="copy" intent="copy">
          <p className="mt-6">
            The next date is {longDate(next.startsAt, now)}. One press puts what is still open on its agenda.
          </p>
          <Button tone="plain">Take what is open along</Button>
        </SmallForm>
      ) : null}
    </Card>
  );
}

function AddAction({ view, lastResult }: { view: AfterView; lastResult: LastResult }) {
  const [form, fields] = useFormOf<typeof actionSchema>({ id: "action", lastResult });
  const { colleagues, here, others } = view.doers;
  const groups = [
    { label: "Your colleagues", options: colleagues },
    { label: "Providers with a seat at this date", options: here },
    { label: "Other providers", options: others },
  ].filter(({ options }) => options.length > 0);
  return (
    <>
      <h3>One action more</h3>
      <SmallForm id={form.id} intent="action">
        <TextField field={fields.words} label="What is to be done?" autoComplete="off" />
        <Select
          field={fields.doer}
          label="Who does it?"
          hint="It stands on their home, and mails remind them until it is done."
          options={groups}
        />
        <DateField field={fields.dueOn} label="By when?" />
        <Actions>
          <Button tone="plain">Write it down</Button>
        </Actions>
      </SmallForm>
    </>
  );
}
