import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Tag } from "~/ui/tag";
import { useProviderPaths } from "~/use-paths";
import type { StaleVacancies } from "../queries/list-stale-vacancies.server";

/** Beside the inbox: what an organisation keeps up to date so that referrals go on finding it. */
export function StaleVacanciesCard({ stale }: { stale: StaleVacancies }) {
  const paths = useProviderPaths();
  return (
    <Card title="Keep your answers coming">
      <p>Councils trust places free that were confirmed in the last 7 days.</p>
      <ul className="grid gap-2 mb-4">
        {stale.services.map((service) => (
          <li key={service.id}>
            {service.title} <Tag tone="soon">{service.told}</Tag>
          </li>
        ))}
        {stale.more > 0 ? <li>and {stale.more} more</li> : null}
      </ul>
      <Actions>
        <ButtonLink tone="plain" to={paths.vacancies()}>
          Confirm places free
        </ButtonLink>
      </Actions>
    </Card>
  );
}
