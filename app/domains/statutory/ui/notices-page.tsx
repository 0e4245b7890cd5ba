import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { asSentence } from "~/platform/refusal";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { DateField } from "~/ui/date-field";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { useCouncilPaths } from "~/use-paths";
import type { sentSchema } from "../notice.schema";
import type { NoticeGroup, NoticeRow, NoticesView } from "../queries/view-notices.server";

type Props = {
  view: NoticesView;
  done: string | undefined;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Whom the law names for one placement, what was sent to each, and one press for the letters that went out. */
export function NoticesPage({ view, done, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const steps = paths.statutory(view.reference);
  const [form, fields] = useFormOf<ReturnType<typeof sentSchema>>({ id: "sent", lastResult });
  const { waiting, reads, whyNot } = view;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: view.reference, to: paths.placement(view.reference).page() },
          { label: "Statutory steps", to: steps.page() },
          { label: "Placement notifications" },
        ]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      <ErrorSummary form={form} />
      <PageHeading
        title="Placement notifications"
        above={`${view.reference} · ${view.service}`}
        lede={view.none === null ? view.lede : `${view.none}.`}
      />
      {view.none === null && whyNot !== null ? (
        <Banner title="You cannot write these letters">{asSentence(whyNot)}</Banner>
      ) : null}
      {waiting.length > 0 && reads ? (
        <Card title={`Letters to send: ${waiting.length}`}>
          <p className="mb-4">
            <ButtonLink tone="plain" to={steps.letters()}>
              Read and print the letters
            </ButtonLink>
          </p>
          {whyNot === null ? (
            <Form method="post" id={form.id} noValidate>
              <CheckboxGroup
                field={fields.notices}
                label="Which letters were sent?"
                options={waiting.map(({ chosen, who }) => ({ value: chosen, label: who }))}
              />
              <DateField field={fields.sentOn} label="Sent on" hint="For example, 27 3 2026" />
              <HiddenField name="key" value={formKey} />
              <Actions>
                <Button>Record as sent</Button>
              </Actions>
            </Form>
          ) : null}
        </Card>
      ) : null}
      {view.groups.map((group) => (
        <Group key={group.code} group={group} view={view} />
      ))}
    </>
  );
}

function Group({ group, view }: { group: NoticeGroup; view: NoticesView }) {
  const { title, status, regulation, due, recorded, people } = group;
  return (
    <Card>
      <h2>
        {title} <Tag tone={status.tone}>{status.words}</Tag>
      </h2>
      <p className="why">
        {regulation}. {due}.
      </p>
      {recorded ? <p>{recorded}.</p> : null}
      <ul>
        {people.map((person) => (
          <Person key={person.id} person={person} view={view} writes={group.writes} />
        ))}
      </ul>
      {group.writes ? <Add group={group} reference={view.reference} /> : null}
    </Card>
  );
}

function Person({ person, view, writes }: { person: NoticeRow; view: NoticesView; writes: boolean }) {
  const paths = useCouncilPaths().statutory(view.reference);
  const { id, who, words, state, withheld } = person;
  const links = [
    ...(state !== "left-out" && view.reads ? [{ to: paths.letters(id), words: "Read the letter" }] : []),
    ...(state === "waits" && writes ? [{ to: paths.letter(id), words: "Change the letter" }] : []),
    ...(state === "waits" && writes
      ? [{ to: paths.leaveOut(id), words: "Record why they are not notified" }]
      : []),
    ...(state === "left-out" && writes ? [{ to: paths.letter(id), words: "Write a letter instead" }] : []),
    ...(state === "sent" && writes ? [{ to: paths.notSent(id), words: "Mark as not sent" }] : []),
  ];
  return (
    <li className="mb-4">
      <b>{who}</b>: {asSentence(words)}{" "}
      {withheld === null ? null : (
        <>{asSentence(`Not told where the child lives${withheld ? `: ${withheld}` : ""}`)} </>
      )}
      {links.map((link) => (
        <span key={link.to} className="mr-4 inline-block">
          <Anchor to={link.to}>
            {link.words}
            <span className="sr-only"> ({who})</span>
          </Anchor>
        </span>
      ))}
    </li>
  );
}

/** A letter or a reason for each part that somebody can have; where there is one already, another is behind a disclosure. */
function Add({ group, reference }: { group: NoticeGroup; reference: string }) {
  const paths = useCouncilPaths().statutory(reference);
  const links = (parts: NoticeGroup["parts"]) => (
    <ul>
      {parts.map(({ part, words }) => (
        <li key={part} className="mb-2">
          {words}:{" "}
          <Anchor to={paths.letter(part)}>
            write a letter<span className="sr-only"> ({words})</span>
          </Anchor>{" "}
          or{" "}
          <Anchor to={paths.leaveOut(part)}>
            record why they are not notified<span className="sr-only"> ({words})</span>
          </Anchor>
        </li>
      ))}
    </ul>
  );
  if (group.people.length === 0 && group.recorded === null) return links(group.parts);
  const [needed, others] = [true, false].map((one) => group.parts.filter((part) => part.needed === one));
  return (
    <>
      {needed?.length ? links(needed) : null}
      {others?.length ? <Disclosure summary="Notify someone else">{links(others)}</Disclosure> : null}
    </>
  );
}
