import { suggestionsIn } from "~/platform/forms/suggestions";
import { Button } from "./button";
import { errorsOf, type FormField } from "./form-field";

/** What a field's refusal offers instead: a press takes it into the form, with scripts or without. */
export function Suggestions({ field }: { field: FormField }) {
  const offered = errorsOf(field).flatMap((error) => suggestionsIn(error) ?? []);
  if (offered.length === 0) return null;
  return (
    <div className="actions mb-3">
      {offered.flatMap(({ typed, alike }) =>
        alike.map((chosen) => (
          <Button
            key={`${typed} ${chosen}`}
            tone="plain"
            name="take"
            value={[field.name, typed, chosen].join("\n")}
          >
            Use {chosen}
            <span className="sr-only"> instead of {typed}</span>
          </Button>
        )),
      )}
    </div>
  );
}
