import { longDate } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { TextArea } from "~/ui/text-area";
import { useOrganisationPaths } from "~/use-paths";
import type { updateActionStatusSchema } from "../organise.schema";
import type { ActionView } from "../queries/view-action.server";
import { actionTag } from "./actions-card";
import { type LastResult, PageErrors, SmallForm } from "./small-form";

type Props = { action: ActionView; done: string | undefined; lastResult: LastResult };

/** One action of a forum, for whoever does it: what it is, and how it stands. */
export function ActionPage({ action, done, lastResult }: Props) {
  const home = useOrganisationPaths().home();
  const { now } = action;
  const { tone, words } = actionTag(action, now);
  const [form, fields] = useFormOf<typeof updateActionStatusSchema>({
    id: "settle",
    lastResult,
    defaultValue: { move: action.state === "open" ? "" : action.state, note: action.note ?? "" },
  });
  return (
    <>
      <PageErrors lastResult={lastResult} />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        above={`An action of ${action.title}, ${longDate(action.startsAt, now)}`}
        title={action.words}
        tags={<Tag tone={tone}>{words}</Tag>}
      />
      <div className="stack max-w-read">
        <Card title="The action">
          <Facts
            items={[
              { key: "Who does it", value: action.assigneeName },
              { key: "By", value: longDate(action.dueOn, now) },
              { key: "Forum of", value: action.ownerName },
              ...(action.doneAt ? [{ key: "Done", value: longDate(action.doneAt, now) }] : []),
              ...(action.note ? [{ key: "Note", value: action.note }] : []),
            ]}
          />
        </Card>
        {action.abilities.settle ? (
          <Card title="How does it stand?">
            <SmallForm
              id={form.id}
              intent="settle"
              version={action.version}
              lastResult={lastResult}
              saved={[
                { label: "This action", text: words },
                { label: "What came of it", text: action.note ?? "" },
              ]}
            >
              <RadioGroup
                field={fields.move}
                label="This action"
                options={[
                  { value: "done", label: "is done" },
                  { value: "open", label: "is still to be done" },
                  { value: "dropped", label: "will not be done", hint: "Say why below." },
                ]}
              />
              <TextArea
                field={fields.note}
                label="What came of it?"
                optional
                hint="Whoever sees the forum may read it once the minutes are published."
                rows={3}
                limit={500}
              />
              <Actions>
                <Button>Save</Button>
                <ButtonLink tone="plain" to={home}>
                  Back to your home
                </ButtonLink>
              </Actions>
            </SmallForm>
          </Card>
        ) : null}
      </div>
    </>
  );
}
