import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Tag } from "~/ui/tag";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import { promiseLabel } from "../promise.options";
import { whyNothingToTell } from "../promise.rules";
import type { PromiseMessageView } from "../queries/read-promise.server";
import type { FeedbackView } from "../queries/view-feedback.server";

const TONES = { kept: "good", differs: "soon", unknown: "plain", none: "plain" } as const;

/** Whether the placement is what was promised, for the council alone. */
export function PromiseCard({ feedback }: { feedback: FeedbackView }) {
  const { promise, reference, messages } = feedback;
  const page = useCouncilPaths().placement(reference);
  if (promise === null) return null;
  const { recorded, whyNot, abilities } = promise;
  return (
    <Card title="Is it what was promised?">
      {recorded ? (
        <>
          <p>
            <Tag tone={recorded.tone}>{recorded.standing}</Tag>
          </p>
          <p className="why">{recorded.by}</p>
          <WorkList label="What was promised">
            {recorded.points.map(({ point, says, words }) => (
              <WorkRow
                key={point}
                level={3}
                title={promiseLabel(point)}
                tags={[{ words, tone: TONES[says] }]}
              />
            ))}
          </WorkList>
          {recorded.note ? <p className="mt-3 whitespace-pre-line">{recorded.note}</p> : null}
        </>
      ) : (
        <p>{whyNot ?? "Not recorded yet"}.</p>
      )}
      <Actions>
        {abilities.record && whyNot === null ? (
          <ButtonLink tone={recorded ? "plain" : "primary"} to={page.promise().page()}>
            {recorded ? "Correct this" : "Compare with what was promised"}
          </ButtonLink>
        ) : null}
        {abilities.send && recorded && whyNothingToTell(recorded.broken, messages[0]?.points) === null ? (
          <ButtonLink tone="plain" to={page.promise().send()}>
            {recorded.broken.length > 0 ? "Tell the provider" : "Tell the provider of the correction"}
          </ButtonLink>
        ) : null}
      </Actions>
    </Card>
  );
}

/** What the council told the provider of it, for both sides. */
export function PromiseMessages({ messages }: { messages: readonly PromiseMessageView[] }) {
  if (messages.length === 0) return null;
  return (
    <Card title="What the council told the provider">
      <WorkList label="Messages about what was promised">
        {messages.map(({ id, title, words, by }) => (
          <WorkRow
            key={id}
            level={3}
            title={title}
            line={<span className="whitespace-pre-line">{words ?? "No longer kept"}</span>}
            why={by}
          />
        ))}
      </WorkList>
    </Card>
  );
}
