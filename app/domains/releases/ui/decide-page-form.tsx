import { Form } from "@remix-run/react";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { errorsOf, type FormField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";
import type { PageView } from "../queries/view-document.server";

type Props = {
  page: PageView;
  /** The reader sent it: somebody else has the say about what may be a name. */
  mine: boolean;
  /** The page of the document. */
  back: string;
  formId: string;
  formKey: string;
  fields: { decision: FormField; text: FormField; namesNobody: FormField };
};

const SEEN =
  "For people who cannot see the picture. Copy its words, and say in a sentence what a picture shows.";
const LEAVE_OUT = { value: "leave-out", label: "No, or I am not sure: leave the page out" };

/** What homes get of a page, as a person decides who has looked at it. */
export function DecidePageForm({ page, mine, back, formId, formKey, fields }: Props) {
  const describe = page.size
    ? "Yes: homes see the page, and read what I write below"
    : "Yes: homes read what I write below in its place";
  const pass = { value: "pass", label: "Yes: what was found names nobody. Homes get the page as it is" };
  const mayDescribe = !(mine && page.named);
  return (
    <Card title="What homes get">
      <Form method="post" id={formId} noValidate>
        <RadioGroup
          field={fields.decision}
          label="Is the child safe from being recognised on this page?"
          options={[
            ...(page.named && mayDescribe ? [pass] : []),
            ...(mayDescribe ? [{ value: "describe", label: describe }] : []),
            LEAVE_OUT,
          ]}
        />
        {mayDescribe ? (
          <TextArea
            field={fields.text}
            label="What the page says and shows"
            hint={page.size ? SEEN : "Its words without what may name somebody."}
            rows={12}
            limit={20_000}
          />
        ) : (
          <p>You sent it, so somebody else must decide whether it names anybody.</p>
        )}
        {mayDescribe && !mine && errorsOf(fields.text).length > 0 ? (
          <Checkbox
            field={fields.namesNobody}
            label="I have checked what I wrote, and nobody is named in it"
          />
        ) : null}
        <HiddenField name="expected" value={page.expected} />
        <HiddenField name="key" value={formKey} />
        <Actions>
          <Button>Save the page</Button>
          <ButtonLink tone="plain" to={back}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </Card>
  );
}
