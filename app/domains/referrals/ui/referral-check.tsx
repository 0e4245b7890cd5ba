import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { Stack } from "~/ui/layout";
import { SummaryList, type SummaryRow } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import type { QualityGap } from "../quality.rules";
import type { CheckSection, ReferralCheck } from "../queries/view-referral-check.server";

/** Where the address of a page to change leads, and back to checking. */
const change = (edit: string, page: string, field?: string) =>
  `${edit}/${page}?from=check${field ? `#page-${field}` : ""}`;

/** Everything that stands in the way of sending, each with the way to mend it. */
export function InTheWay({ check, edit }: { check: ReferralCheck; edit: string }) {
  const { issues, mayChange } = check;
  if (issues.length === 0) return null;
  return (
    <Banner
      tone="soon"
      title={
        issues.length === 1
          ? "1 thing stands in the way of sending"
          : `${issues.length} things stand in the way of sending`
      }
    >
      <ul>
        {issues.map(({ page, field, message }) => (
          <li key={`${page} ${message}`}>
            {page === "gate" ? (
              <Anchor to={`${edit}/gate`}>{message}</Anchor>
            ) : mayChange ? (
              <Anchor to={change(edit, page, field)}>{message}</Anchor>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** The score with what is missing, the most helpful first, and how it would help. */
export function QualityCard({ check, edit }: { check: ReferralCheck; edit: string }) {
  const { score, bar, gaps } = check.quality;
  return (
    <Card title="Quality">
      <p>
        <b className="text-2xl">{score}</b> of 100{" "}
        <Tag tone={score >= bar ? "good" : "soon"}>
          {score >= bar ? "Good enough to send" : "Below the bar"}
        </Tag>
      </p>
      <p className="why">Providers put quality high. Your council sends from {bar}.</p>
      {gaps.length === 0 ? null : (
        <>
          <h3>What would make it better</h3>
          <GapList gaps={gaps.slice(0, FIRST_GAPS)} check={check} edit={edit} />
          {gaps.length > FIRST_GAPS ? (
            <Disclosure summary={`${gaps.length - FIRST_GAPS} more`}>
              <GapList gaps={gaps.slice(FIRST_GAPS)} check={check} edit={edit} />
            </Disclosure>
          ) : null}
        </>
      )}
    </Card>
  );
}

const FIRST_GAPS = 5;

function GapList({ gaps, check, edit }: { gaps: QualityGap[]; check: ReferralCheck; edit: string }) {
  return (
    <ul>
      {gaps.map((gap) => (
        <li key={gap.key} className="mb-2">
          {check.mayChange ? <Anchor to={change(edit, gap.page)}>{gap.label}</Anchor> : <b>{gap.label}</b>}{" "}
          <span className="nw">({gap.points === 1 ? "1 point" : `${gap.points} points`})</span>
          <br />
          <span className="why">{gap.helps}</span>
        </li>
      ))}
    </ul>
  );
}

/** Every answer by page. */
export function Answers({ check, edit }: { check: ReferralCheck; edit: string }) {
  return (
    <Stack>
      {check.sections.map((section) => (
        <Card key={section.page} title={section.title}>
          {section.open ? (
            <p>
              <Tag tone="soon">{section.open}</Tag>{" "}
              {check.mayChange ? (
                <Anchor to={change(edit, section.page)}>Go to {section.title}</Anchor>
              ) : null}
            </p>
          ) : null}
          {section.rows.length === 0 ? null : <SummaryList rows={rowsOf(section, check.mayChange, edit)} />}
        </Card>
      ))}
    </Stack>
  );
}

function rowsOf(section: CheckSection, mayChange: boolean, edit: string): SummaryRow[] {
  return section.rows.map(({ field, label, value }) => {
    const to = section.page === "child" ? change(edit, "child") : change(edit, section.page, field);
    return {
      key: label,
      value: (
        <span className="whitespace-pre-wrap break-words" dir="auto">
          {value}
        </span>
      ),
      ...(mayChange ? { change: { to } } : {}),
    };
  });
}
