import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useOrganiserPaths } from "~/use-paths";
import type { FoundStatement } from "../queries/find-statement.server";
import type { emptySchema, publishSchema, returnSchema } from "../statement/statement.schema";

type LastResult = SubmissionResult<string[]> | undefined;
type Props = {
  statement: FoundStatement;
  /** Why it cannot be done now, in words. */
  whyNot: string | null;
  formKey: string;
  lastResult: LastResult;
};

function useFrame({ statement, whyNot, formKey, lastResult }: Props, title: string) {
  const paths = useOrganiserPaths();
  const page = paths.statement(statement.number).page();
  return {
    crumbs: [
      { label: "Market position statement", to: paths.statements() },
      { label: `Version ${statement.number}`, to: page },
      { label: title },
    ],
    title,
    whyNot,
    formKey,
    version: keptVersion(lastResult, statement.version),
    back: { to: page, words: "Cancel" },
  };
}

/** A draft goes to whoever publishes it. */
export function SendToReviewPage(props: Props & { empty: string[]; openComments: number }) {
  const [form] = useFormOf<typeof emptySchema>({ id: "send", lastResult: props.lastResult });
  const frame = useFrame(props, "Send for review");
  const { empty, openComments } = props;
  return (
    <DecisionPage
      {...frame}
      form={form}
      button="Send for review"
      consequences={[
        "Nobody can change it while it is in review. Anyone who reads it can return it to draft.",
        "A commissioner, head of service or director who did not make the last change can publish it.",
        ...(empty.length > 0 ? [`Empty sections are left out: ${empty.join(", ")}.`] : []),
        ...(openComments > 0 ? [`Comments still open: ${openComments}.`] : []),
      ]}
    />
  );
}

/** A statement in review goes back to its writers. */
export function ReturnToDraftPage(props: Props) {
  const [form, fields] = useFormOf<typeof returnSchema>({ id: "return", lastResult: props.lastResult });
  const frame = useFrame(props, "Return to draft");
  return (
    <DecisionPage
      {...frame}
      form={form}
      button="Return to draft"
      consequences={["It can be changed again, and must be sent for review again before it is published."]}
    >
      <TextArea field={fields.reason} label="What needs to change?" rows={4} limit={500} />
    </DecisionPage>
  );
}

/** What has been reviewed becomes public, for ever. */
export function PublishStatementPage(props: Props) {
  const [form, fields] = useFormOf<typeof publishSchema>({ id: "publish", lastResult: props.lastResult });
  const { number } = props.statement;
  const frame = useFrame(props, `Publish version ${number}`);
  return (
    <DecisionPage
      {...frame}
      form={form}
      button={`Publish version ${number}`}
      consequences={[
        "Anyone can read it without signing in. You cannot change or withdraw it.",
        "Figures are recalculated when you publish, then fixed. Later imports do not change them.",
        ...(number > 1 ? [`Version ${number - 1} stays at its address and is marked as superseded.`] : []),
      ]}
    >
      <TextArea
        field={fields.changes}
        label={number > 1 ? "What has changed since the last version?" : "What should readers know first?"}
        hint="A sentence or two. It is published with the statement and in its feed."
        rows={4}
        limit={2_000}
      />
    </DecisionPage>
  );
}
