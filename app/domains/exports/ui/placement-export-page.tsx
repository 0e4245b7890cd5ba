import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { plainField } from "~/ui/form-field";
import { PageHeading } from "~/ui/page-heading";
import type { PeriodErrors, TypedPeriod } from "../export-period.schema";
import { HOW_FILLED, NOT_HELD } from "../not-held.rules";
import { STANDARD, STANDARD_FIELDS } from "../standard-fields.rules";

export type PlacementExportPageProps = {
  council: string;
  typed: TypedPeriod;
  errors: PeriodErrors;
  needs: boolean;
  fromReferrals: number;
  placements: string;
  file: string;
};

/** A period, and the placements in it as a file of the Placements Data Standard. */
export function PlacementExportPage({
  council,
  typed,
  errors,
  needs,
  fromReferrals,
  placements,
  file,
}: PlacementExportPageProps) {
  const all = Object.entries(errors).map(([name, error]): [string, string[]] => [name, [error]]);
  const day = (name: "from" | "to") => {
    const error = errors[name];
    return {
      ...plainField(name, { formId: "export", ...(error ? { errors: [error] } : {}) }),
      initialValue: typed[name],
    };
  };
  return (
    <>
      <Breadcrumbs items={[{ label: "Placements", to: placements }, { label: "Export" }]} />
      <ErrorSummary form={{ id: "export", allErrors: Object.fromEntries(all) }} />
      <PageHeading
        title="Export placements"
        above={council}
        lede={`Every placement that was agreed or running on any day of the period, in the ${STANDARD_FIELDS.length} fields of the ${STANDARD.title} ${STANDARD.version}.`}
      />
      <form method="post" action={file} className="card" aria-label="Export placements">
        <div className="grid gap-x-6 sm:grid-cols-2">
          <DateField field={day("from")} label="From" hint="For example 1 4 2026" />
          <DateField field={day("to")} label="Up to and including" hint="For example 31 3 2027" />
        </div>
        <p>
          The file has no child’s name, date of birth or address. It does have{" "}
          {needs ? "needs, risks, costs, homes" : "costs, homes"} and the names of officers: keep it where
          only people who need it can open it. We record the download.
        </p>
        <Actions>
          <Button name="format" value="csv">
            Download CSV
          </Button>
          <Button name="format" value="json" tone="plain">
            Download JSON
          </Button>
        </Actions>
      </form>
      {!needs && (
        <Card title="Left out of your file">
          <p>
            You do not have access to referrals, so the {fromReferrals} fields that come from them are left
            empty: needs, risks, suitability and what was asked for. A colleague who reads referrals can
            export them.
          </p>
        </Card>
      )}
      <Card title="Fields that Homeward doesn’t hold yet">
        <p>These are left empty:</p>
        <ul className="list-disc pl-5">
          {NOT_HELD.map(({ field, what }) => (
            <li key={field}>{what}.</li>
          ))}
        </ul>
      </Card>
      <Card title="How fields are filled">
        <ul className="list-disc pl-5">
          {HOW_FILLED.map(({ field, how }) => (
            <li key={field}>{how}</li>
          ))}
        </ul>
      </Card>
    </>
  );
}
