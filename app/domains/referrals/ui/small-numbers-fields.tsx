import type { FormField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { RadioGroup } from "~/ui/radio-group";
import { sentBy } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import type { smallNumbersSchema } from "../gate.schema";
import type { SmallNumbersView, WidthView } from "../queries/view-small-numbers.server";

const sent = sentBy<typeof smallNumbersSchema>();

type Props = { small: SmallNumbersView; width: FormField; reason: FormField };

/** Every way to publish it, each with how many children fit, and the reason where they are few. */
export function SmallNumbersFields({ small, width, reason }: Props) {
  return (
    <>
      <HiddenField {...sent("basis", small.basis)} />
      <RadioGroup
        field={width}
        label="What homes read of age and area"
        hint="A home still gets it only if the exact age is legal there and fits what it takes."
        options={small.widths.map((one) => ({ value: one.key, label: labelOf(one), hint: hintOf(one) }))}
      />
      <TextArea
        field={reason}
        label="Why it goes out with so few"
        hint="Needed where fewer than 5 children fit, or nobody can tell. Your council keeps it; providers do not see it."
        rows={3}
      />
    </>
  );
}

function labelOf({ words, asWritten, advised }: WidthView): string {
  if (asWritten) return `${words}, as written`;
  return advised ? `${words} (advised)` : words;
}

function hintOf({ effect, small }: WidthView): string {
  return `${effect.charAt(0).toUpperCase()}${effect.slice(1)}${small ? ". Needs a reason" : ""}`;
}
