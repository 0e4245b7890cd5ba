import { Form } from "@remix-run/react";
import { noticeOf } from "~/notices";
import { publicStatements } from "~/paths/statements";
import { newFormKey } from "~/platform/ids";
import { dayAndTime } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { useCouncilPaths, useOrganiserPaths } from "~/use-paths";
import type { DrawnBlock } from "../queries/statement-parts.server";
import type { StatementView } from "../queries/view-statement.server";
import {
  BLOCK_KINDS,
  type BlockKind,
  STATEMENT_SECTIONS,
  type StatementSection,
} from "../statement/sections.options";
import { STATEMENT_STATE_WORDS } from "../statement/statement.machine";
import type { draftFormsSchema } from "../statement/statement.schema";
import { ChangesCard } from "./changes-card";
import { CommentsCard, type LastResult } from "./comments-card";
import { IntentionProgressCard } from "./intention-progress-card";
import { SectionReadingAge } from "./reading-age";
import { BlockView, SectionLinks } from "./statement-body";

const sent = sentBy<typeof draftFormsSchema>();

type Props = { view: StatementView; done: string | null; lastResult: LastResult };

/** An edition as its writers see it: every section with its blocks, who wrote each last, and what can be done. */
export function DraftPage({ view, done, lastResult }: Props) {
  const paths = useOrganiserPaths();
  // Only a council moves intentions.
  const toCouncil = useCouncilPaths();
  const { statement, sections, abilities, returned, now } = view;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Market position statement", to: paths.statements() },
          { label: `Version ${statement.number}` },
        ]}
      />
      {done && noticeOf("statement", done) && !lastResult ? (
        <Banner tone="good" title={noticeOf("statement", done)} />
      ) : null}
      <PageHeading
        title={statement.title}
        above={`Version ${statement.number}, ${statement.period}`}
        tags={<Tag>{STATEMENT_STATE_WORDS[statement.state]}</Tag>}
        lede={`Last changed by ${view.lastWriterName}, ${dayAndTime(statement.lastWrittenAt, now)}.`}
      />
      {returned ? (
        <Banner tone="soon" title={`Returned by ${returned.by}, ${dayAndTime(returned.at, now)}`}>
          <p className="whitespace-pre-wrap">{returned.reason}</p>
        </Banner>
      ) : null}
      <Next view={view} />
      {view.since ? <ChangesCard changes={view.since} before={statement.number - 1} /> : null}
      <SectionLinks sections={sections} />
      {view.progress.length > 0 ? (
        <div className="mb-6">
          <IntentionProgressCard
            progress={view.progress}
            number={statement.number}
            moveTo={
              abilities["move-intention"]
                ? (key) => toCouncil.intentionStatus(statement.number, key)
                : undefined
            }
          />
        </div>
      ) : null}
      <div className="stack">
        {sections.map(({ key, title, blocks }) => (
          <Card key={key} id={key} title={title}>
            {blocks.map((block, at) => (
              <DraftBlock
                key={block.stored.id}
                block={block}
                section={key}
                view={view}
                isFirst={at === 0}
                isLast={at === blocks.length - 1}
              />
            ))}
            {blocks.length === 0 ? <p className="why">{STATEMENT_SECTIONS[key].prompt}</p> : null}
            <SectionReadingAge blocks={blocks} />
            {abilities.write ? <AddLinks view={view} section={key} /> : null}
          </Card>
        ))}
        <CommentsCard view={view} lastResult={lastResult} />
      </div>
    </>
  );
}

function Next({ view: { statement, council, abilities, whyNot } }: { view: StatementView }) {
  const isPublic = statement.state === "published" || statement.state === "superseded";
  const page = useOrganiserPaths().statement(statement.number);
  return (
    <div className="mb-6">
      <Actions>
        {abilities["send-to-review"] ? (
          <ButtonLink to={page.move("send-to-review")}>Send for review</ButtonLink>
        ) : null}
        {abilities.publish ? <ButtonLink to={page.publish()}>Publish</ButtonLink> : null}
        {abilities.return ? (
          <ButtonLink tone="plain" to={page.move("return")}>
            Return to draft
          </ButtonLink>
        ) : null}
        {isPublic ? (
          <ButtonLink tone="plain" to={publicStatements.version(council.slug, statement.number)}>
            Public page of version {statement.number}
          </ButtonLink>
        ) : (
          <ButtonLink tone="plain" to={page.preview()}>
            Preview as the public sees it
          </ButtonLink>
        )}
        {abilities.write ? (
          <ButtonLink tone="plain" to={page.details()}>
            Change title and period
          </ButtonLink>
        ) : null}
      </Actions>
      {statement.state === "in-review" && whyNot.publish ? <p className="why">{whyNot.publish}.</p> : null}
    </div>
  );
}

type BlockProps = {
  block: DrawnBlock;
  section: StatementSection;
  view: StatementView;
  isFirst: boolean;
  isLast: boolean;
};

function DraftBlock({ block, section, view, isFirst, isLast }: BlockProps) {
  const { statement, abilities, now } = view;
  const toCouncil = useCouncilPaths();
  const page = useOrganiserPaths().statement(statement.number);
  const { stored } = block;
  const name = `${BLOCK_KINDS[block.kind].toLowerCase()} in ${STATEMENT_SECTIONS[section].label}`;
  return (
    <div className="mb-6 border-b border-line pb-4" id={`block-${stored.id}`}>
      {block.kind === "markdown" && block.text.trim() === "" ? (
        <p className="why">Nothing written yet. {STATEMENT_SECTIONS[section].prompt}</p>
      ) : (
        <BlockView block={block} />
      )}
      <p className="why">
        {BLOCK_KINDS[block.kind]}, last changed by {stored.editorName}, {dayAndTime(stored.savedAt, now)}
      </p>
      {block.kind === "intention" && abilities["move-intention"] ? (
        <Actions>
          <ButtonLink
            tone="plain"
            to={toCouncil.intentionStatus(statement.number, block.key)}
            aria-label={`Change status of ${block.title}`}
          >
            Change status
          </ButtonLink>
        </Actions>
      ) : null}
      {abilities.write ? (
        <Actions>
          <ButtonLink tone="plain" to={page.block(stored.id)} aria-label={`Edit ${name}`}>
            Edit
          </ButtonLink>
          {isFirst ? null : <MoveButton id={stored.id} direction="up" name={name} />}
          {isLast ? null : <MoveButton id={stored.id} direction="down" name={name} />}
          <ButtonLink tone="link" to={page.removeBlock(stored.id)} aria-label={`Remove ${name}`}>
            Remove
          </ButtonLink>
        </Actions>
      ) : null}
    </div>
  );
}

function MoveButton({ id, direction, name }: { id: string; direction: "up" | "down"; name: string }) {
  return (
    <Form method="post" noValidate>
      <HiddenField {...sent("intent", "move")} />
      <HiddenField {...sent("block", id)} />
      <HiddenField {...sent("direction", direction)} />
      <HiddenField name="key" value={newFormKey()} />
      <Button tone="link" aria-label={`Move ${name} ${direction}`}>
        Move {direction}
      </Button>
    </Form>
  );
}

const ADDED: readonly BlockKind[] = ["markdown", "figure", "table", "chart"];
/** Intentions are for where a council says what it needs; the hub commissions nothing. */
const addedTo = (section: StatementSection, publisher: StatementView["publisher"]) =>
  section === "need" && publisher === "council" ? [...ADDED, "intention" as const] : ADDED;

function AddLinks({ view, section }: { view: StatementView; section: StatementSection }) {
  const page = useOrganiserPaths().statement(view.statement.number);
  return (
    <ul className="actions" aria-label={`Add to ${STATEMENT_SECTIONS[section].label}`}>
      {addedTo(section, view.publisher).map((kind) => (
        <li key={kind}>
          <Anchor to={page.addBlock(section, kind)}>Add {BLOCK_KINDS[kind].toLowerCase()}</Anchor>
        </li>
      ))}
    </ul>
  );
}
