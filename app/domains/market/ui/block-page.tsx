import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { STATEMENT_SECTIONS } from "../statement/sections.options";
import { LONGEST_TEXT, type textBlockSchema } from "../statement/statement.schema";
import { Allowed, BlockFrame, type BlockPageProps, useAround } from "./block-frame";
import { FigureFields } from "./figure-fields";
import { IntentionFields } from "./intention-fields";

/** A text or a figure of a draft: added, or edited by its newest revision. */
export function BlockPage(props: BlockPageProps) {
  if (props.whyNot !== null) return <NotNowPage {...props} />;
  if (props.kind === "intention") return <IntentionFields {...props} />;
  return props.kind === "markdown" ? <TextPage {...props} /> : <FigureFields {...props} />;
}

/** It cannot be written now: why, and what was typed before that. */
function NotNowPage(props: BlockPageProps) {
  const { section, whyNot, formKey, lastResult } = props;
  const [form] = useFormOf<typeof textBlockSchema>({ id: "block", lastResult });
  const { crumbs, title, back } = useAround(props);
  return (
    <DecisionPage
      crumbs={crumbs}
      title={title}
      above={STATEMENT_SECTIONS[section].label}
      typed={TYPED}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      button="Save"
      back={{ to: back, words: "Back to the statement" }}
    />
  );
}

const TYPED = [
  { name: "title", label: "Title" },
  { name: "body", label: "Text" },
  { name: "table", label: "Rows" },
  { name: "unit", label: "What is counted" },
  { name: "source", label: "Source" },
  { name: "area", label: "Where" },
  { name: "needs", label: "Who it is for" },
];

function TextPage(props: BlockPageProps) {
  const [form, fields] = useFormOf<typeof textBlockSchema>({
    id: "block",
    lastResult: props.lastResult,
    defaultValue: { body: props.saved?.body ?? "" },
  });
  return (
    <BlockFrame {...props} form={form}>
      <TextArea
        field={fields.body}
        label="Text"
        hint={
          <>
            {STATEMENT_SECTIONS[props.section].prompt} <Allowed />
          </>
        }
        rows={16}
        limit={LONGEST_TEXT}
      />
    </BlockFrame>
  );
}
