import type { ReferralPaths } from "~/paths";
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
const change = (referral: ReferralPaths, page: string, field?: string) =>
  `${referral.editPage(page)}?from=check${field ? `#page-${field}` : ""}`;

/** Everything that stands in the way of sending, each with the way to mend it. */
export function InTheWay({ check, referral }: { check: ReferralCheck; referral: ReferralPaths }) {
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
              <Anchor to={referral.gate()}>{message}</Anchor>
            ) : mayChange ? (
              <Anchor to={change(referral, page, field)}>{message}</Anchor>
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
export function QualityCard({ check, referral }: { check: ReferralCheck; referral: ReferralPaths }) {
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
          <GapList gaps={gaps.slice(0, FIRST_GAPS)} check={check} referral={referral} />
          {gaps.length > FIRST_GAPS ? (
            <Disclosure summary={`${gaps.length - FIRST_GAPS} more`}>
              <GapList gaps={gaps.slice(FIRST_GAPS)} check={check} referral={referral} />
            </Disclosure>
          ) : null}
        </>
      )}
    </Card>
  );
}

const FIRST_GAPS = 5;

function GapList({
  gaps,
  check,
  referral,
}: {
  gaps: QualityGap[];
  check: ReferralCheck;
  referral: ReferralPaths;
}) {
  return (
    <ul>
      {gaps.map((gap) => (
        <li key={gap.key} className="mb-2">
          {check.mayChange ? (
            <Anchor to={change(referral, gap.page)}>{gap.label}</Anchor>
          ) : (
            <b>{gap.label}</b>
          )}{" "}
          <span className="nw">({gap.points === 1 ? "1 point" : `${gap.points} points`})</span>
          <br />
          <span className="why">{gap.helps}</span>
        </li>
      ))}
    </ul>
  );
}

/** Every answer by page. */
export function Answers({ check, referral }: { check: ReferralCheck; referral: ReferralPaths }) {
  return (
    <Stack>
      {check.sections.map((section) => (
        <Card key={section.page} title={section.title}>
          {section.open ? (
            <p>
              <Tag tone="soon">{section.open}</Tag>{" "}
              {check.mayChange ? (
                <Anchor to={change(referral, section.page)}>Go to {section.title}</Anchor>
              ) : null}
            </p>
          ) : null}
          {section.rows.length === 0 ? null : (
            <SummaryList rows={rowsOf(section, check.mayChange, referral)} />
          )}
        </Card>
      ))}
    </Stack>
  );
}

function rowsOf(section: CheckSection, mayChange: boolean, referral: ReferralPaths): SummaryRow[] {
  return section.rows.map(({ field, label, value }) => {
    const to = section.page === "child" ? change(referral, "child") : change(referral, section.page, field);
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
