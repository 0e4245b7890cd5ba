import type { Step } from "~/platform/steps";

const WORDS = { done: "done: ", here: "now: ", ahead: "" };

/** How a thing stands on its way. */
export function Steps({ steps, label = "Where it stands" }: { steps: Step[]; label?: string }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.label}
          className={step.state === "ahead" ? undefined : step.state}
          aria-current={step.state === "here" ? "step" : undefined}
        >
          {WORDS[step.state] ? <span className="sr-only">{WORDS[step.state]}</span> : null}
          {step.label}
        </li>
      ))}
    </ol>
  );
}
