import { Actions, Button, ButtonLink } from "~/ui/button";
import { plainField } from "~/ui/form-field";
import { Select } from "~/ui/select";
import { TextField } from "~/ui/text-field";
import { useOrganisationPaths } from "~/use-paths";
import { COUNCIL_AREAS, REGION_NAME } from "../council-areas";
import { GRADES, gradeName, NOT_YET_INSPECTED } from "../grades.rules";
import { SERVICE_KINDS } from "../kinds.rules";
import { EVERYWHERE, NO_GRADE, OPEN_STATUSES, OTHER_REGIONS, type RegisterSearch } from "../register.schema";
import { SECTORS, SERVICE_STATUSES, sectorName, statusName } from "../registration.rules";

const KINDS = Object.entries(SERVICE_KINDS).map(([value, kind]) => ({ value, label: kind.label }));
const AREAS = [
  { value: REGION_NAME, label: "The West Midlands" },
  {
    label: "Councils of the West Midlands",
    options: COUNCIL_AREAS.map((area) => ({ value: area.code, label: area.name })),
  },
  { label: "Further away", options: OTHER_REGIONS.map((region) => ({ value: region, label: region })) },
  { value: EVERYWHERE, label: "Everywhere in the register" },
];
const GRADE_CHOICES = [
  ...GRADES.map((grade) => ({ value: grade, label: gradeName(grade) })),
  { value: NO_GRADE, label: NOT_YET_INSPECTED },
];
const STATUSES = [
  { value: OPEN_STATUSES, label: "In the register" },
  ...SERVICE_STATUSES.map((status) => ({ value: status, label: statusName(status) })),
];
const SECTOR_CHOICES = SECTORS.map((sector) => ({ value: sector, label: sectorName(sector) }));

/** The questions to the register: a form that only reads, so that its address can be kept and shared. */
export function RegisterFilters({ search }: { search: RegisterSearch }) {
  const paths = useOrganisationPaths();
  const field = (name: keyof RegisterSearch) => plainField(name, { value: search[name] ?? null });
  return (
    <form method="get" action={paths.register()} className="card" aria-label="Search the register">
      <TextField
        field={field("q")}
        type="search"
        label="Owner, name or URN"
        hint="Part of a name is enough. Most names are withheld by Ofsted."
        autoComplete="off"
        spellCheck={false}
      />
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        <Select field={field("area")} label="Area" options={AREAS} emptyLabel={null} />
        <Select field={field("kind")} label="Kind" options={KINDS} emptyLabel="Any kind" />
        <Select field={field("grade")} label="Grade" options={GRADE_CHOICES} emptyLabel="Any grade" />
        <Select field={field("sector")} label="Sector" options={SECTOR_CHOICES} emptyLabel="Any sector" />
        <Select field={field("status")} label="Registration" options={STATUSES} emptyLabel={null} />
      </div>
      {search.owner ? <input type="hidden" name="owner" value={search.owner} /> : null}
      <Actions>
        <Button>Search</Button>
        <ButtonLink tone="plain" to={paths.register()}>
          Clear
        </ButtonLink>
      </Actions>
    </form>
  );
}
