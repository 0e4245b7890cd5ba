import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { STATEMENT_SECTIONS } from "../statement/sections.options";
import { LONGEST_TEXT, type textBlockSchema } from "../statement/statement.schema";
import { Allowed, BlockFrame, type BlockPageProps } from "./block-frame";
import { FigureFields } from "./figure-fields";

/** A text or a figure of a draft: added, or edited by its newest revision. */
export function BlockPage(props: BlockPageProps) {
  return props.kind === "markdown" ? <TextPage {...props} /> : <FigureFields {...props} />;
}

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
