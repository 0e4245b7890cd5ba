import type { SubmissionResult } from "@conform-to/react";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "~/ui/banner";

const NOT_DONE =
  "The passkey was not used: it was cancelled, took too long, or this device does not have it. Try again, or use a code instead.";

/** Asks the browser when the form is sent, puts its answer into the form, and sends it then. */
export function usePasskey(ask: () => Promise<object>) {
  const form = useRef<HTMLFormElement>(null);
  const answer = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const start = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    try {
      const given = await ask();
      if (!answer.current || !form.current) return;
      answer.current.value = JSON.stringify(given);
      form.current.submit();
    } catch {
      setProblem(NOT_DONE);
    }
  };
  return { form, answer, problem, start };
}

/** The answer of the browser, and what went wrong. */
export function PasskeyField({
  passkey,
  lastResult,
}: {
  passkey: Pick<ReturnType<typeof usePasskey>, "answer" | "problem">;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const refused = Object.entries(lastResult?.error ?? {}).find(([name]) => name !== "name")?.[1]?.[0];
  const problem = passkey.problem ?? refused;
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : null}
      <noscript>
        <Banner tone="soon" title="Passkeys need JavaScript, which is off in this browser">
          <p>Use a code instead: it works without.</p>
        </Banner>
      </noscript>
      <input type="hidden" name="passkey" ref={passkey.answer} defaultValue="" />
    </>
  );
}
