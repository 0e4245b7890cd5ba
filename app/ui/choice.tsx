import type { ReactNode } from "react";

/** One choice of a group. `reveal` is a follow-up question, shown once the choice is made. */
export type ChoiceOption = { value: string; label: ReactNode; hint?: ReactNode; reveal?: ReactNode };

type ChoiceProps = {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  value: string;
  checked: boolean;
  label: ReactNode;
  hint?: ReactNode;
  reveal?: ReactNode;
  describedBy?: string;
  invalid?: boolean;
  renderKey?: string;
};

/** A radio button or a checkbox beside its label, large enough for a thumb. */
export function Choice(props: ChoiceProps) {
  const hintId = `${props.id}-hint`;
  const described = [props.hint && hintId, props.describedBy].filter(Boolean).join(" ");
  return (
    <>
      <div className="choice">
        <input
          key={props.renderKey}
          type={props.type}
          id={props.id}
          name={props.name}
          value={props.value}
          defaultChecked={props.checked}
          aria-describedby={described || undefined}
          aria-invalid={props.invalid || undefined}
        />
        <label htmlFor={props.id}>{props.label}</label>
        {props.hint ? (
          <div className="hint" id={hintId}>
            {props.hint}
          </div>
        ) : null}
      </div>
      {props.reveal ? <div className="reveal">{props.reveal}</div> : null}
    </>
  );
}
