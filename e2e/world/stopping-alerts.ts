import type { Scene } from "./scene.ts";

/** Alerts that would stop other councils and wait for a second person: on a whole provider, and on a service. */
export async function stoppingAlerts(scene: Scene) {
  const alerts = await scene.rows<{ id: string; owner: string | null; service: string | null }>(
    `select id, owner_key as owner, service_id as service from alerts
      where ended_at is null and confirmed_at is null and source_url is null
        and kind in ('suspension-of-placements', 'notice-restricting-accommodation') order by id`,
  );
  const whole = alerts.find(({ owner }) => owner !== null);
  const single = alerts.find(({ service }) => service !== null);
  if (!whole || !single) throw new Error("The seed has no alerts that wait for a second person.");
  return { id: whole.id, owner: whole.owner ?? "", service: single.service ?? "", serviceAlert: single.id };
}
