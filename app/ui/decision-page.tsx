import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Breadcrumbs } from "./breadcrumbs";
import { Actions, Button, ButtonLink } from "./button";
import { Card } from "./card";
import { EmptyState } from "./empty-state";
import { ErrorSummary, type SummarisedForm } from "./error-summary";
import { HiddenField } from "./hidden-field";
import { PageHeading } from "./page-heading";
import { type TypedField, TypedText } from "./typed-text";

export type DecisionPageProps = {
  crumbs: { label: string; to?: string }[];
  title: string;
  above?: string;
  lede?: string;
  /** What will happen to whom, in the order it happens. */
  consequences?: readonly string[];
  /** Why it cannot be done now; then there is no form, and what was written into it before can be copied. */
  whyNot?: string | null;
  /** A form as `useFormOf` gives it. */
  form: SummarisedForm & { status?: "success" | "error"; initialValue?: object };
  /** What its texts are called, where several could be taken for each other. */
  typed?: readonly TypedField[];
  formKey: string;
  /** The version of the row that it is about, or the digest of what has none. */
  version?: number;
  expected?: string;
  button: string;
  /** One of its fields is a file. */
  file?: boolean;
  /** A press that takes something away from somebody. */
  dangerous?: boolean;
  back: { to: string; words: string };
  /** Facts to read before the decision. */
  before?: ReactNode;
  children?: ReactNode;
};

/** One decision on a page of its own: what it does to whom, what must be said, one button and the way back. */
export function DecisionPage(props: DecisionPageProps) {
  const { form, back, consequences = [] } = props;
  return (
    <>
      <Breadcrumbs items={props.crumbs} />
      <ErrorSummary form={form} />
      <PageHeading title={props.title} above={props.above} lede={props.lede} />
      {props.before}
      {props.whyNot ? (
        <>
          <EmptyState
            title="This cannot be done now"
            action={<ButtonLink to={back.to}>{back.words}</ButtonLink>}
          >
            <p>{props.whyNot}.</p>
          </EmptyState>
          {form.status ? (
            <TypedText lastResult={{ initialValue: { ...form.initialValue } }} fields={props.typed} />
          ) : null}
        </>
      ) : (
        <Card>
          {consequences.length > 0 ? (
            <>
              <h2>What this does</h2>
              <ul className="mb-6 list-disc pl-5">
                {consequences.map((one) => (
                  <li key={one} className="mb-1">
                    {one}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <Form
            method="post"
            id={form.id}
            encType={props.file ? "multipart/form-data" : undefined}
            noValidate
          >
            {props.children}
            <HiddenField name="key" value={props.formKey} />
            {props.version === undefined ? null : <HiddenField name="version" value={props.version} />}
            {props.expected === undefined ? null : <HiddenField name="expected" value={props.expected} />}
            <Actions>
              <Button tone={props.dangerous ? "warn" : "primary"}>{props.button}</Button>
              <ButtonLink tone="plain" to={back.to}>
                {back.words}
              </ButtonLink>
            </Actions>
          </Form>
        </Card>
      )}
    </>
  );
}
