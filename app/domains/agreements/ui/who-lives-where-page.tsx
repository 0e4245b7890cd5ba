import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useProviderPaths } from "~/use-paths";
import type { WhoLivesWhere } from "../queries/who-lives-where.server";
import { ListFrame, ListPages } from "./list-frame";

/** Who lives in each home of the provider, and who is expected. */
export function WhoLivesWherePage({ list }: { list: WhoLivesWhere }) {
  const paths = useProviderPaths();
  return (
    <>
      <ListFrame title="Who lives where" lede="Children placed through Homeward, home by home." />
      {list.homes.length === 0 ? (
        <EmptyState title={list.first ? "No homes yet" : "No more homes"}>
          Your homes are listed here with the children who live in them.
        </EmptyState>
      ) : (
        list.homes.map((home) => (
          <Card key={home.id} title={home.name}>
            <p>
              {home.beds}.{" "}
              {list.confirms ? (
                <Anchor to={paths.ownService(home.id).vacancy()}>
                  Confirm vacancies<span className="sr-only"> of {home.name}</span>
                </Anchor>
              ) : null}
            </p>
            {home.children.length > 0 ? (
              <WorkList label={`Children at ${home.name}`}>
                {home.children.map((child) => (
                  <WorkRow
                    key={child.reference}
                    level={3}
                    to={paths.placement(child.reference).page()}
                    title={child.child}
                    reference={child.reference}
                    tags={child.tags}
                    line={child.council}
                    why={child.days}
                  />
                ))}
              </WorkList>
            ) : null}
          </Card>
        ))
      )}
      <ListPages label="More homes" to={paths.whoLivesWhere()} first={list.first} next={list.next} />
    </>
  );
}
