import { optionsOf } from "~/platform/forms/options";
import { DateField } from "~/ui/date-field";
import { Disclosure } from "~/ui/disclosure";
import { useFormOf } from "~/ui/schema-form";
import { Select, type SelectGroup } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { CHART_KINDS } from "../statement/figure-charts.rules";
import {
  comparisonsOf,
  FIGURE_QUERIES,
  parametersOf,
  queriesOf,
  queryDefinition,
  YEARS_SHOWN,
} from "../statement/figure-queries.rules";
import type { Publisher } from "../statement/publisher.rules";
import type { figureBlockSchema } from "../statement/statement.schema";
import { Allowed, BlockFrame, type BlockPageProps } from "./block-frame";

/** The form of a figure: which, compared with whom, over how many years; or a table of one's own. */
export function FigureFields(props: BlockPageProps) {
  const saved = parametersOf(props.saved?.parameters);
  const [form, fields] = useFormOf<typeof figureBlockSchema>({
    id: "block",
    lastResult: props.lastResult,
    defaultValue: {
      query: props.saved?.query ?? undefined,
      title: props.saved?.title ?? "",
      body: props.saved?.body ?? "",
      ...saved,
    },
  });
  return (
    <BlockFrame {...props} form={form}>
      <Select
        field={fields.query}
        label="Figure"
        hint="What each shows is listed below. Your own table also needs the fields under it."
        options={groups(props.publisher)}
      />
      <Disclosure summary="What each figure shows">
        <ul className="list-disc pl-5">
          {queriesOf(props.publisher)
            .map(queryDefinition)
            .map(({ label, about }) => (
              <li key={label}>
                <strong>{label}</strong>: {about}.
              </li>
            ))}
        </ul>
      </Disclosure>
      <Select
        field={fields.compare}
        label="Compared with"
        options={optionsOf(comparisonsOf(props.publisher))}
        emptyLabel={null}
      />
      <Select field={fields.years} label="Years" options={optionsOf(YEARS_SHOWN)} emptyLabel={null} />
      {props.kind === "chart" ? (
        <Select
          field={fields.picture}
          label="Chart type"
          hint="If this type would mislead, a table or a clearer chart is shown instead."
          options={optionsOf(CHART_KINDS)}
          emptyLabel="Best fit"
        />
      ) : null}
      <TextField
        field={fields.title}
        label="Title"
        hint="Say what the figure shows in ten words or fewer, like More children live near home. Leave blank for the standard title."
      />
      <TextArea
        field={fields.body}
        label="Text under it"
        hint={<Allowed />}
        rows={4}
        limit={2_000}
        optional
      />
      <h2>Your own table</h2>
      <TextArea
        field={fields.table}
        label="Rows"
        hint="The headings on the first line, then a line for each row, with | between cells: Type of home | Places now. Write c for a number that must not be shown. Counts of 1 to 5 children cannot be published."
        rows={8}
        limit={6_000}
        optional
      />
      <TextField field={fields.unit} label="What is counted" hint="For example, places" optional />
      <TextField field={fields.source} label="Source" hint="Who counted it, and how" optional />
      <DateField field={fields.day} label="Day it was counted" optional />
    </BlockFrame>
  );
}

function groups(publisher: Publisher): SelectGroup[] {
  const known: readonly string[] = queriesOf(publisher);
  const options = optionsOf(FIGURE_QUERIES).filter(({ value }) => known.includes(value));
  const names = [...new Set(options.map(({ value }) => groupOf(value)))];
  return names.map((label) => ({ label, options: options.filter(({ value }) => groupOf(value) === label) }));
}

const groupOf = (value: string): string =>
  value in FIGURE_QUERIES ? queryDefinition(value as keyof typeof FIGURE_QUERIES).group : "";
