import type { FormField } from "~/ui/form-field";
import { RadioGroup } from "~/ui/radio-group";
import { CHOICE_WORDS } from "../choice-words.rules";
import type { KindOfChoice } from "../queries/view-choices.server";

/** For each kind of email when it is wanted. */
export function ChoicesForm({
  kinds,
  fields,
}: {
  kinds: readonly KindOfChoice[];
  fields: Readonly<Record<string, FormField>>;
}) {
  return kinds.map(({ kind, title, hint, choices }) => {
    const field = fields[kind];
    return field ? (
      <RadioGroup
        key={kind}
        field={field}
        label={title}
        hint={hint}
        options={choices.map((value) => ({ value, label: CHOICE_WORDS[value] }))}
      />
    ) : null;
  });
}
