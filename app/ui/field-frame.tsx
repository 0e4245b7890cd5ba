import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { errorsOf, type FormField } from "./form-field";
import { Suggestions } from "./suggestions";

/** What every field takes. `heading` makes the label the page's `h1`, for pages that ask one thing. */
export type FieldProps = {
  field: FormField;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  heading?: boolean;
};

/** The messages of a field, with the word that a screen reader needs. */
export function FieldErrors({ field }: { field: FormField }) {
  const errors = errorsOf(field);
  if (errors.length === 0) return null;
  return (
    <div id={field.errorId}>
      {errors.map((error) => (
        <p className="error" key={error}>
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ))}
    </div>
  );
}

function Words({ label, optional, heading }: Pick<FieldProps, "label" | "optional" | "heading">) {
  const words = (
    <>
      {label}
      {optional ? <span className="optional"> (optional)</span> : null}
    </>
  );
  return heading ? <h1>{words}</h1> : words;
}

function Hint({ field, hint }: Pick<FieldProps, "field" | "hint">) {
  return hint ? (
    <div className="hint" id={field.descriptionId}>
      {hint}
    </div>
  ) : null;
}

/** Label, hint, error, control, in this order. */
export function FieldFrame({ field, hint, children, ...words }: FieldProps & { children: ReactNode }) {
  return (
    <div className={classNames("field", errorsOf(field).length > 0 && "wrong")}>
      <label className={classNames("label", words.heading && "large")} htmlFor={field.id}>
        <Words {...words} />
      </label>
      <Hint field={field} hint={hint} />
      <FieldErrors field={field} />
      <Suggestions field={field} />
      {children}
    </div>
  );
}

/** A question that is answered by several controls: legend, hint, error, controls. */
export function GroupFrame({
  field,
  hint,
  role = "group",
  children,
  ...words
}: FieldProps & { role?: "group" | "radiogroup"; children: ReactNode }) {
  const wrong = errorsOf(field).length > 0;
  const ids = [hint && field.descriptionId, wrong && field.errorId].filter(Boolean);
  // Only a radiogroup may say that it is invalid; the other groups say it through their description.
  const aria = {
    role,
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": role === "radiogroup" && wrong ? true : undefined,
  };
  return (
    <fieldset className={classNames("field", wrong && "wrong")} {...aria}>
      <legend className={classNames("label", words.heading && "large")}>
        <Words {...words} />
      </legend>
      <Hint field={field} hint={hint} />
      <FieldErrors field={field} />
      {children}
    </fieldset>
  );
}
