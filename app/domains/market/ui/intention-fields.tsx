import { optionsOf } from "~/platform/forms/options";
import { DateField } from "~/ui/date-field";
import { NumberField } from "~/ui/number-field";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { intentionOf } from "../intentions/intention.rules";
import type { intentionBlockSchema } from "../intentions/intention.schema";
import { INTENTION_KINDS } from "../intentions/intention-kinds.options";
import { Allowed, BlockFrame, type BlockPageProps } from "./block-frame";

/** The form of an intention: what is needed, how much of it, where, for whom and by when. */
export function IntentionFields(props: BlockPageProps) {
  const { saved } = props;
  const [form, fields] = useFormOf<typeof intentionBlockSchema>({
    id: "block",
    lastResult: props.lastResult,
    defaultValue: saved ? { title: saved.title, body: saved.body, ...intentionOf(saved.parameters) } : {},
  });
  return (
    <BlockFrame {...props} form={form}>
      <TextField
        field={fields.title}
        label="What is needed"
        hint="For example, Two homes for brothers and sisters"
      />
      <Select field={fields.type} label="Type" options={optionsOf(INTENTION_KINDS)} />
      <NumberField field={fields.homes} label="Homes" hint="Enter homes, beds or both" optional />
      <NumberField field={fields.beds} label="Beds" optional />
      <TextField field={fields.area} label="Where" hint="For example, within 20 miles of Wolverhampton" />
      <TextField
        field={fields.needs}
        label="Who it is for"
        hint="Groups of children, for example teenagers who have moved often. Nothing about a child."
        optional
      />
      <DateField field={fields.by} label="Needed by" />
      <TextArea
        field={fields.body}
        label="More about it"
        hint={<Allowed />}
        rows={4}
        limit={2_000}
        optional
      />
    </BlockFrame>
  );
}
