import { dayAndTime, dayWord } from "~/platform/london";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { DecisionPage } from "~/ui/decision-page";
import type { SummarisedForm } from "~/ui/error-summary";
import { Facts } from "~/ui/facts";
import type { FormField } from "~/ui/form-field";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { TextArea } from "~/ui/text-area";
import { dueWords } from "../date-words.rules";
import type { ActionView } from "../queries/view-action.server";

type Props = {
  base: string;
  one: ActionView;
  formKey: string;
  form: SummarisedForm;
  fields: { note: FormField };
};

/** What the organisation took on at a forum: to be done, or done. */
export function OwnAction({ base, one, formKey, form, fields }: Props) {
  const crumbs = [{ label: "Forums", to: base }, { label: "An action of yours" }];
  if ((one.state !== "open" || !one.abilities.settle) && !form.errors?.length)
    return (
      <>
        <Breadcrumbs items={crumbs} />
        <PageHeading
          title={one.words}
          tags={<Tag tone={one.state === "done" ? "good" : "plain"}>{STATES[one.state]}</Tag>}
          lede={one.doneAt ? `Done ${dayAndTime(one.doneAt, one.now)}.` : undefined}
        />
        <What base={base} one={one} />
      </>
    );
  return (
    <DecisionPage
      crumbs={crumbs}
      title={one.words}
      above={`An action of ${one.doerName}`}
      form={form}
      formKey={formKey}
      version={one.version}
      button="It is done"
      back={{ to: base, words: "Not yet" }}
      before={<What base={base} one={one} />}
    >
      <TextArea
        field={fields.note}
        label="What came of it"
        hint="Everybody who reads the minutes reads it. Do not name children."
        rows={3}
        limit={500}
        optional
      />
    </DecisionPage>
  );
}

const STATES = { open: "Open", done: "Done", dropped: "Dropped" } as const;

function What({ base, one }: { base: string; one: ActionView }) {
  return (
    <Card>
      <Facts
        items={[
          { key: "Who", value: one.doerName },
          { key: "By", value: dueWords(one.dueOn, one.now, one.state === "open") },
          {
            key: "From",
            value: (
              <>
                <Anchor to={`${base}/${one.reference}`}>{one.title}</Anchor> of {one.ownerName},{" "}
                {dayWord(one.startsAt, one.now)}
              </>
            ),
          },
          ...(one.note ? [{ key: "What came of it", value: one.note }] : []),
        ]}
      />
    </Card>
  );
}
