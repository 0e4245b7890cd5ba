import { Anchor } from "~/ui/anchor";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Phone } from "~/ui/facts";
import { Tag } from "~/ui/tag";
import { useCouncilPaths } from "~/use-paths";
import type { Board } from "../queries/view-board.server";

/** What each provider has answered, the furthest first, and what the broker can do next. */
export function BoardAnswers({ board }: { board: Board }) {
  const referral = useCouncilPaths().referral(board.reference);
  return (
    <Card title="Answers">
      <DataTable
        caption="Answers of the providers"
        captionHidden
        rows={board.rows}
        rowKey={(row) => row.id}
        best={(row) => row.id === board.best}
        empty={<p>It has been sent to nobody yet.</p>}
        columns={[
          {
            header: "Provider",
            cell: (row) => <Anchor to={`${referral.deliveries()}#${row.id}`}>{row.provider}</Anchor>,
          },
          {
            header: "Where it stands",
            cell: (row) => (
              <>
                <Tag tone={row.tag.tone}>{row.tag.words}</Tag> {row.line}
              </>
            ),
          },
          {
            header: "Who has it",
            cell: (row) =>
              row.ring ? (
                <>
                  ring <Phone number={row.ring} />
                </>
              ) : (
                <>
                  {row.who}
                  {row.phone && row.rank < 6 ? (
                    <>
                      , <Phone number={row.phone} />
                    </>
                  ) : null}
                </>
              ),
          },
          { header: "Cost", cell: (row) => row.cost },
        ]}
      />
      {board.more > 0 ? (
        <p className="mt-3">
          <Anchor to={referral.deliveries()}>{board.more} more providers</Anchor>
        </p>
      ) : null}
      <div className="mt-4">
        <Actions>
          {board.accept ? <ButtonLink to={board.accept.to}>{board.accept.words}</ButtonLink> : null}
          {board.offers > 0 ? (
            <ButtonLink tone={board.accept ? "plain" : "primary"} to={referral.offers()}>
              {board.offers === 1 ? "Look at 1 offer" : `Compare ${board.offers} offers`}
            </ButtonLink>
          ) : null}
          {board.abilities.widen ? (
            <ButtonLink tone={board.offers > 0 ? "plain" : "primary"} to={referral.send()}>
              Widen the search
            </ButtonLink>
          ) : null}
        </Actions>
      </div>
    </Card>
  );
}
