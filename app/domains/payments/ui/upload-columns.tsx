import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { RadioGroup } from "~/ui/radio-group";
import { type FieldsOf, sentBy, useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { DATE_EXAMPLES } from "../ledger-date.rules";
import {
  ASKED_FIELDS,
  type AskedField,
  columnLetters,
  NEEDED_FIELDS,
  USEFUL_FIELDS,
} from "../payment-upload.rules";
import type { columnsSchema } from "../payment-upload.schema";
import type { UploadView } from "../queries/view-payment-upload.server";

const LABELS: Readonly<Record<AskedField, string>> = {
  amount: "Amount",
  paidOn: "Payment date",
  supplierName: "Supplier name",
  supplierId: "Supplier number",
  documentNumber: "Invoice number",
  internalRef: "Finance system’s own reference",
  remittance: "Remittance or BACS reference",
  periodFrom: "Period from",
  periodTo: "Period to",
  serviceRef: "Service (URN or cost centre)",
  state: "Payment status",
};
const HINTS: Partial<Record<AskedField, string>> = {
  paidOn: "The day the money reaches the supplier.",
  supplierName: "Choose the name, the number, or both.",
  documentNumber:
    "Without an invoice number or a reference, rows are told apart by supplier, date and amount.",
  state: "Rows that do not say “paid” are left out.",
};

const sent = sentBy<typeof columnsSchema>();

type Props = {
  view: UploadView;
  look: NonNullable<UploadView["look"]>;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The first rows of a file, and which column holds what: proposed by headings and values, said by a person. */
export function UploadColumns({ view, look, formKey, lastResult }: Props) {
  const mapping = view.mapping ?? look.proposal;
  const at = (name: AskedField) => (mapping.columns[name] === undefined ? "" : String(mapping.columns[name]));
  const [form, fields] = useFormOf<typeof columnsSchema>({
    id: "columns",
    lastResult,
    defaultValue: {
      ...Object.fromEntries(ASKED_FIELDS.map((name) => [name, at(name)])),
      dateFormat: mapping.dateFormats.paidOn ?? Object.values(mapping.dateFormats)[0] ?? "d/m/y",
      decimalSign: mapping.decimalSign,
      // Whoever made the spreadsheet says which it is.
      dateSystem: look.asksDateSystem && !view.mapping ? "" : String(mapping.dateSystem),
    } as object,
  });
  return (
    <>
      <FirstRows look={look} />
      <Card title="Which column holds what?">
        <p>
          Leave out columns that name children: we import only the columns you choose and Homeward references,
          and delete a file that is not imported within 7 days.
        </p>
        <Form method="post" id={form.id} noValidate>
          <ColumnFields names={NEEDED_FIELDS} fields={fields} look={look} />
          <Select
            field={fields.dateFormat}
            label="How are dates written?"
            emptyLabel={null}
            options={Object.entries(DATE_EXAMPLES).map(([value, label]) => ({
              value,
              label: value === "serial" ? `${label} (spreadsheet day number)` : label,
            }))}
          />
          <RadioGroup
            field={fields.decimalSign}
            label="How are amounts written?"
            options={[
              { value: "point", label: "1,234.50" },
              { value: "comma", label: "1.234,50" },
            ]}
            across
          />
          {look.asksDateSystem ? (
            <RadioGroup
              field={fields.dateSystem}
              label="From which year does the spreadsheet count its days?"
              hint="It says 1904. Where that was set by mistake, every date is four years off."
              options={[
                { value: "1904", label: "1904" },
                { value: "1900", label: "1900" },
              ]}
              across
            />
          ) : (
            <HiddenField {...sent("dateSystem", "1900")} />
          )}
          <h3>If the file has them</h3>
          <ColumnFields names={USEFUL_FIELDS} fields={fields} look={look} optional />
          <HiddenField {...sent("intent", "columns")} />
          <HiddenField name="key" value={formKey} />
          <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
          <Actions>
            <Button>Read the file with these columns</Button>
          </Actions>
        </Form>
      </Card>
    </>
  );
}

type FieldsProps = {
  names: readonly AskedField[];
  fields: FieldsOf<typeof columnsSchema>;
  look: Props["look"];
  optional?: boolean;
};

function ColumnFields({ names, fields, look, optional = false }: FieldsProps) {
  const options = look.header.flatMap((heading, index) =>
    heading === "" ? [] : [{ value: String(index), label: `${columnLetters(index)}: ${heading}` }],
  );
  return names.map((name) => (
    <Select
      key={name}
      field={fields[name]}
      label={LABELS[name]}
      hint={HINTS[name]}
      optional={optional}
      emptyLabel="Not in the file"
      options={options}
    />
  ));
}

const MOST_COLUMNS = 30;

/** As they stand in the file; a wide one is moved sideways. */
function FirstRows({ look }: { look: Props["look"] }) {
  const shown = look.header
    .flatMap((heading, index) => (heading === "" ? [] : [index]))
    .slice(0, MOST_COLUMNS);
  return (
    <section aria-labelledby="first-rows">
      <h2 id="first-rows">First rows</h2>
      <p>
        The headings are on row {look.headerRow}.
        {look.above.length === 0 ? "" : ` ${rowsAbove(look.above.length)} above them left out.`}
      </p>
      <section
        className="table-scroll mb-6"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: many columns scroll sideways, also by keyboard
        tabIndex={0}
        aria-label="First rows of the file"
      >
        <table className="table">
          <caption className="sr-only">First rows of the file</caption>
          <thead>
            <tr>
              {shown.map((index) => (
                <th key={index} scope="col">
                  {columnLetters(index)}: {look.header[index]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {look.samples.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
              <tr key={at}>
                {shown.map((index) => (
                  <td key={index}>{row[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const rowsAbove = (count: number) => (count === 1 ? "1 row" : `${count} rows`);
