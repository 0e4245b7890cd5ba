import type { HTMLInputAutoCompleteAttribute, InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";
import { FieldFrame, type FieldProps } from "./field-frame";
import { controlAria, textOf } from "./form-field";

/** How many characters the box looks made for; without it, the box takes the whole width. */
export type FieldWidth = 2 | 4 | 10 | 20;

export type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "tel" | "url" | "search";
  width?: FieldWidth;
  prefix?: ReactNode;
  suffix?: ReactNode;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  spellCheck?: boolean;
  autoCapitalize?: string;
};

/** One line of text. The browser's own checks stay out of it: the server answers in words. */
export function TextField(props: TextFieldProps) {
  const { field, hint, type = "text", width, prefix, suffix } = props;
  const input = (
    <input
      key={field.key}
      id={field.id}
      name={field.name}
      type={type}
      defaultValue={textOf(field)}
      autoComplete={props.autoComplete}
      inputMode={props.inputMode}
      spellCheck={props.spellCheck}
      autoCapitalize={props.autoCapitalize}
      className={classNames("input", width && `w${width}`)}
      {...controlAria(field, Boolean(hint))}
    />
  );
  return (
    <FieldFrame
      field={field}
      label={props.label}
      hint={hint}
      optional={props.optional}
      heading={props.heading}
    >
      {prefix || suffix ? (
        <div className="affixed">
          {prefix ? <span className="affix">{prefix}</span> : null}
          {input}
          {suffix ? <span className="affix">{suffix}</span> : null}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}
