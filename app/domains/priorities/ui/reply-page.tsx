import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import type { ReplyView } from "../queries/view-reply.server";
import { MAX_REPLY_WORDS, type replySchema } from "../reply.schema";

type Props = { view: ReplyView; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** What a council says of its figures of a quarter. */
export function ReplyToFiguresPage({ view, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const page = `${paths.prioritiesOf(view.slug)}?quarter=${view.quarter.key}`;
  const [form, fields] = useFormOf<typeof replySchema>({
    id: "reply-to-figures",
    lastResult,
    defaultValue: { words: view.words },
  });
  return (
    <DecisionPage
      crumbs={[
        { label: "How councils do", to: paths.priorities() },
        { label: view.quarter.label, to: page },
        { label: "Reply" },
      ]}
      title={`Your council’s reply, ${view.quarter.label}`}
      consequences={["Everybody on Homeward reads it beside your figures."]}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Publish the reply"
      back={{ to: page, words: "Cancel" }}
    >
      <TextArea
        field={fields.words}
        label="Reply"
        hint={`Up to ${MAX_REPLY_WORDS} words. No names of children, family or providers.`}
        rows={6}
        limit={1_000}
      />
    </DecisionPage>
  );
}
