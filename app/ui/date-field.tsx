import { classNames } from "./class-names";
import { type FieldProps, GroupFrame } from "./field-frame";
import { errorsOf, type FormField } from "./form-field";

export type DateFieldProps = FieldProps & {
  /** The person's own date of birth may be filled in by the browser; nobody else's. */
  ownBirthday?: boolean;
};

type Parts = { day: string; month: string; year: string };

const PARTS = [
  { part: "day", label: "Day", width: "w2", autoComplete: "bday-day" },
  { part: "month", label: "Month", width: "w2", autoComplete: "bday-month" },
  { part: "year", label: "Year", width: "w4", autoComplete: "bday-year" },
] as const;

/** The three boxes from what was typed, or from a date such as 2027-02-03 that the form began with. */
function partsOf(field: FormField): Parts {
  const value = field.initialValue;
  const iso = typeof value === "string" ? /^(\d{4})-(\d{2})-(\d{2})/.exec(value) : null;
  if (iso) return { day: String(Number(iso[3])), month: String(Number(iso[2])), year: iso[1] ?? "" };
  const typed = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const text = (part: string) => (typeof typed[part] === "string" ? typed[part] : "");
  return { day: text("day"), month: text("month"), year: text("year") };
}

/**
 * A date in three boxes, sent as `name.day`, `name.month` and `name.year`; read it with `parseDateParts`.
 * The error summary leads to the box that a message is about, else to the day.
 */
export function DateField({ ownBirthday, ...frame }: DateFieldProps) {
  const { field } = frame;
  const parts = partsOf(field);
  const wrong = errorsOf(field).length > 0;
  const named = PARTS.some(({ part }) => field.allErrors?.[`${field.name}.${part}`]);
  return (
    <GroupFrame {...frame}>
      <div className="date-boxes">
        {PARTS.map(({ part, label, width, autoComplete }) => {
          const id = part === "day" ? field.id : `${field.id}.${part}`;
          const invalid = wrong && (!named || Boolean(field.allErrors?.[`${field.name}.${part}`]));
          return (
            <div key={part} id={part === "day" ? `${field.id}.day` : undefined}>
              <label htmlFor={id}>{label}</label>
              <input
                key={field.key}
                id={id}
                name={`${field.name}.${part}`}
                type="text"
                inputMode="numeric"
                autoComplete={ownBirthday ? autoComplete : "off"}
                defaultValue={parts[part]}
                className={classNames("input", width)}
                aria-invalid={invalid || undefined}
                aria-describedby={invalid ? field.errorId : undefined}
              />
            </div>
          );
        })}
      </div>
    </GroupFrame>
  );
}
