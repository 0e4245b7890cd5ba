import { COUNCIL_AREAS } from "~/domains/providers/council-areas";
import { Button } from "~/ui/button";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { plainField } from "~/ui/form-field";
import { RadioGroup } from "~/ui/radio-group";
import { Select } from "~/ui/select";
import type { SearchPreview } from "../queries/preview-search.server";
import { AREAS, STAGES } from "../stage.schema";

const STAGE_OPTIONS = Object.entries(STAGES).map(([value, words]) => ({ value, ...words }));
const COUNCILS = COUNCIL_AREAS.map((area) => ({ value: area.code, label: area.name }));

/** Chooses who is asked and where; shows whom it reaches, sends nothing. */
export function StageForm({ choice, clocks }: Pick<SearchPreview, "choice" | "clocks">) {
  const field = (name: string, value: string | string[]) => plainField(name, { value, formId: "choose" });
  return (
    <form method="get" id="choose">
      <RadioGroup field={field("stage", choice.stage)} label="Who is asked" options={STAGE_OPTIONS} />
      <RadioGroup
        field={field("area", choice.area)}
        label="In which area"
        options={Object.entries(AREAS).map(([value, label]) => ({
          value,
          label,
          reveal:
            value === "councils" ? (
              <CheckboxGroup
                field={field("councils", choice.councils)}
                label="Which councils"
                options={COUNCILS}
              />
            ) : undefined,
        }))}
      />
      <Select
        field={field("clock", choice.clock)}
        label="How long providers have to answer"
        options={clocks}
        emptyLabel={null}
      />
      <Button tone="plain">Show whom it reaches</Button>
    </form>
  );
}
