import { Checkbox } from "~/ui/checkbox";
import type { FormField } from "~/ui/form-field";
import { TextField } from "~/ui/text-field";

/** The link to join online, for a series or one date of it. */
export function OnlineLinkField({ field, hint }: { field: FormField; hint?: string }) {
  return (
    <TextField
      field={field}
      label="Link to join online"
      optional
      type="url"
      hint={hint ? `Shown only to who has a seat. ${hint}` : "Shown only to who has a seat"}
      spellCheck={false}
    />
  );
}

/** What those who book are asked: only where it is needed. */
export function AskFields({ access, diet }: { access: FormField; diet: FormField }) {
  return (
    <>
      <Checkbox
        field={access}
        label="Ask what people need to take part"
        hint="Their answers are deleted after the date."
      />
      <Checkbox
        field={diet}
        label="Ask about food"
        hint="Only where you serve some. Their answers are deleted after the date."
      />
    </>
  );
}
