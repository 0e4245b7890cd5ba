import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import { INTENTION_STATE_WORDS, intentionMoves } from "../intentions/intention.machine";
import type { moveIntentionSchema } from "../intentions/intention.schema";
import type { IntentionProgress } from "../queries/intention-progress.server";

type Props = {
  number: number;
  progress: IntentionProgress;
  whyNot: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** A published intention gets another status, for everybody to read. */
export function MoveIntentionPage({ number, progress, whyNot, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const page = paths.statement(number).page();
  const [form, fields] = useFormOf<typeof moveIntentionSchema>({ id: "move-intention", lastResult });
  const moves = intentionMoves(progress.state);
  const title = "Change status";
  return (
    <DecisionPage
      crumbs={[
        { label: "Market position statement", to: paths.statements() },
        { label: `Version ${number}`, to: page },
        { label: title },
      ]}
      title={title}
      above={progress.title}
      lede={`Status now: ${INTENTION_STATE_WORDS[progress.state]}.`}
      whyNot={whyNot}
      consequences={[
        "The new status and its date appear beside the published statement, for everybody to read.",
        "The published version itself does not change.",
      ]}
      form={form}
      typed={[{ name: "reason", label: "Reason" }]}
      formKey={formKey}
      version={keptVersion(lastResult, progress.moves)}
      button="Change status"
      back={{ to: page, words: "Cancel" }}
    >
      <Select field={fields.event} label="New status" options={optionsOf(moves)} />
      <TextArea
        field={fields.reason}
        label="Reason"
        hint={`${moves.drop ? "Enter a reason if you choose Dropped. " : ""}Everybody can read it.`}
        rows={3}
        limit={500}
        optional
      />
    </DecisionPage>
  );
}
