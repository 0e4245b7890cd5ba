import type { FormField } from "~/ui/form-field";
import { TextArea } from "~/ui/text-area";

type Props = { access: FormField | null; diet: FormField | null; who?: string };

/** What a person needs at a date, as far as it asks; forgotten after it. */
export function NeedsFields({ access, diet, who }: Props) {
  const of = who ? ` (${who})` : "";
  return (
    <>
      {access ? (
        <TextArea
          field={access}
          label={`Accessibility${of}`}
          hint="For example a ramp, a hearing loop, large print. Only the organiser reads it, and it is deleted after the date."
          rows={2}
          optional
        />
      ) : null}
      {diet ? (
        <TextArea
          field={diet}
          label={`Food${of}`}
          hint="For example vegetarian, halal, allergic to nuts. Only the organiser reads it, and it is deleted after the date."
          rows={2}
          optional
        />
      ) : null}
    </>
  );
}
