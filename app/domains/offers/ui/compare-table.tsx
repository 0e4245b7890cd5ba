import { Form } from "@remix-run/react";
import { gradeName, isPoorGrade } from "~/domains/providers/grades.rules";
import type { ReferralPaths } from "~/paths";
import { dayOfColumn, remaining } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { type Column, DataTable } from "~/ui/data-table";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { Tag, Tags } from "~/ui/tag";
import { isLive } from "../offer.machine";
import type { councilMoveSchema } from "../offer-move.schema";
import { dayWords } from "../offer-words.rules";
import type { Comparison, OfferColumn } from "../queries/compare-offers.server";
import { OfferTags } from "./offer-tags";

const sent = sentBy<typeof councilMoveSchema>();

type Row = { key: string; label: string; differs: boolean };

type Props = { referral: ReferralPaths; comparison: Comparison };

const FIRST: Row = { key: "standing", label: "Where it stands", differs: false };

/** Like for like: a row a thing, an offer a column. On a phone a card a thing. What differs says so in a word. */
export function CompareTable({ referral, comparison }: Props) {
  const { offers, now } = comparison;
  const preferable = offers.filter((offer) => offer.abilities.prefer);
  const differs = (value: (offer: OfferColumn) => unknown) => new Set(offers.map(value)).size > 1;
  const rows: Row[] = [
    FIRST,
    ...comparison.rows,
    {
      key: "needs",
      label: "How the needs would be met",
      differs: differs((offer) => offer.needsMet),
    },
    {
      key: "edition",
      label: "Made for",
      differs: differs((offer) => offer.confirmedEdition),
    },
    { key: "actions", label: "What next", differs: false },
  ];
  const columns: Column<Row>[] = [
    {
      header: <span className="sr-only">What is compared</span>,
      cell: (row) => (
        <>
          {row.label}
          {row.differs ? <span className="why block font-normal">differs</span> : null}
        </>
      ),
    },
    ...offers.map(
      (offer): Column<Row> => ({
        header: (
          <>
            <Anchor to={referral.offer(offer.reference).page()}>{offer.serviceName}</Anchor>
            <br />
            {offer.providerName}
          </>
        ),
        label: offer.serviceName,
        cell: (row) => (
          <Cell
            {...{ row, offer, comparison, now, referral }}
            green={preferable.length === 1 && preferable[0] === offer}
          />
        ),
      }),
    ),
  ];
  return (
    <section
      className={`table-scroll sm:[&_table]:table-fixed ${widthOf(offers.length)}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: many offers scroll sideways, also by keyboard
      tabIndex={0}
      aria-label="The offers side by side"
    >
      <DataTable
        caption="The offers side by side"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
      />
    </section>
  );
}

/** Columns of one width, wide enough to read; spelled out, because the stylesheet is made from what it finds. */
function widthOf(offers: number): string {
  if (offers <= 3) return "";
  if (offers <= 5) return "sm:[&_table]:min-w-[1100px]";
  return offers <= 8 ? "sm:[&_table]:min-w-[1700px]" : "sm:[&_table]:min-w-[3200px]";
}

type CellProps = {
  row: Row;
  offer: OfferColumn;
  comparison: Comparison;
  now: Date;
  referral: ReferralPaths;
  green: boolean;
};

function Cell({ row, offer, comparison, now, referral, green }: CellProps) {
  const compared = comparison.rows.find((one) => one.key === row.key);
  const cell = compared?.cells.find((one) => one.offerId === offer.id);
  switch (row.key) {
    case "standing":
      return (
        <Tags>
          <OfferTags offer={offer} />
          {offer.saysWho ? <Tag tone="soon">Says who the child is: do not send on</Tag> : null}
        </Tags>
      );
    case "grade":
      return <Grade offer={offer} />;
    case "alerts":
      if (offer.alerts.length === 0) return cell?.value;
      return (
        <Tags>
          {offer.alerts.map((alert) => (
            <Tag key={alert.id} tone={alert.stops ? "now" : "soon"}>
              {alert.name}
            </Tag>
          ))}
        </Tags>
      );
    case "held": {
      const left = remaining(now, offer.heldUntilAt);
      return (
        <>
          {cell?.value} {left.tone === "plain" ? null : <Tag tone={left.tone}>{left.words}</Tag>}
        </>
      );
    }
    case "distance":
      return <>{offer.distance ?? "Not told us yet"}</>;
    case "needs":
      return <p className="sentences wrap-anywhere mb-0 whitespace-pre-line">{firstLines(offer.needsMet)}</p>;
    case "edition":
      return (
        <>
          edition {offer.confirmedEdition}
          {offer.confirmedEdition < offer.latestEdition ? ", not confirmed for the latest" : null}
        </>
      );
    case "actions":
      return <OfferMoves {...{ offer, referral, green }} to="compare" />;
    default:
      return (
        <>
          <span className={isAmount(cell?.value) ? "nw" : undefined}>{cell?.value}</span>
          {cell?.lowest ? <span className="why"> lowest</span> : null}
        </>
      );
  }
}

function Grade({ offer }: { offer: OfferColumn }) {
  const name = gradeName(offer.grade);
  const tone = offer.grade === null ? "plain" : isPoorGrade(offer.grade) ? "now" : "good";
  const shown = offer.grade === "requires-improvement" || offer.grade === "inconsistent" ? "soon" : tone;
  return (
    <>
      <Tag tone={shown}>{name}</Tag>{" "}
      {offer.grade && offer.gradeOn ? dayWords(dayOfColumn(offer.gradeOn)) : null}
    </>
  );
}

/** An amount alone never breaks; a sentence with one may. */
function isAmount(value = ""): boolean {
  return value.includes("£") && !value.includes(" ");
}

const LONG = 160;

function firstLines(text: string): string {
  const letters = [...text];
  if (letters.length <= LONG) return text;
  // The last word may be cut: it goes, unless it is all there is.
  const words = letters.slice(0, LONG).join("");
  return `${words.replace(/\s+\S*$/, "") || words}\u00a0…`;
}

type Moves = Pick<OfferColumn, "reference" | "serviceName" | "state" | "version" | "abilities" | "keys">;

/** What the council may do with one offer now. `to` is where the small moves lead back to. */
export function OfferMoves(props: {
  offer: Moves;
  referral: ReferralPaths;
  green: boolean;
  to: "compare" | "offer";
}) {
  const { offer, referral, green } = props;
  const { abilities } = offer;
  if (!isLive(offer.state)) return null;
  const page = referral.offer(offer.reference);
  const it = <span className="sr-only">: {offer.serviceName}</span>;
  const move = (intent: "shortlist" | "reserve", words: string) => (
    <Form method="post" action={page.page()}>
      <HiddenField name="key" value={offer.keys[intent]} />
      <HiddenField name="version" value={offer.version} />
      <HiddenField {...sent("back", props.to)} />
      <Button tone="plain" {...sent("intent", intent)}>
        {words}
        {it}
      </Button>
    </Form>
  );
  return (
    <Actions>
      {abilities.accept ? (
        <ButtonLink tone={props.to === "offer" ? "primary" : "plain"} to={page.accept()}>
          Accept{it}
        </ButtonLink>
      ) : null}
      {abilities.prefer ? (
        <ButtonLink tone={green ? "primary" : "plain"} to={page.prefer()}>
          Prefer this{it}
        </ButtonLink>
      ) : null}
      {abilities.shortlist
        ? move("shortlist", offer.state === "reserve" ? "Back to the shortlist" : "Shortlist")
        : null}
      {abilities["put-in-reserve"] ? move("reserve", "Keep in reserve") : null}
      {abilities["not-select"] ? (
        <ButtonLink tone="plain" to={page.notSelected()}>
          Not selected{it}
        </ButtonLink>
      ) : null}
      {abilities["step-back"] ? (
        <ButtonLink tone="plain" to={page.stepBack()}>
          Back to the shortlist{it}
        </ButtonLink>
      ) : null}
      {props.to === "compare" ? (
        <ButtonLink tone="link" to={page.page()}>
          Read it in full{it}
        </ButtonLink>
      ) : null}
    </Actions>
  );
}
