import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { type AlertView, alertTitle } from "../alert.rules";
import { ownerPage } from "../owner.rules";
import type { ReviewableAlert } from "../queries/reviewable-alert.server";

/** The alerts on a page of the register, each with the way to its review for those who keep it. */
export function RegisterAlerts({
  alerts,
  register,
  service,
}: {
  alerts: readonly ReviewableAlert[];
  /** The address of the register. */
  register: string;
  /** The service that the page is about; a whole provider without. */
  service?: string;
}) {
  return (
    <>
      {alerts.map((alert) => (
        <AlertBanner key={alert.id} alert={alert}>
          {alert.mine ? (
            <p>
              <Anchor to={`${pageOf(alert, register, service)}/alerts/${alert.id}`}>
                Review or end it<span className="sr-only">: {alert.name}</span>
              </Anchor>
            </p>
          ) : null}
        </AlertBanner>
      ))}
    </>
  );
}

function pageOf(alert: ReviewableAlert, register: string, service: string | undefined): string {
  return alert.ownerKey === null ? `${register}/${service}` : ownerPage(register, alert.ownerKey);
}

/** Alerts where a placement is decided. */
export function AlertBanners({ alerts }: { alerts: readonly AlertView[] }) {
  return (
    <>
      {alerts.map((alert) => (
        <AlertBanner key={alert.id} alert={alert} />
      ))}
    </>
  );
}

function AlertBanner({ alert, children }: { alert: AlertView; children?: React.ReactNode }) {
  return (
    <Banner tone={alert.overdue || alert.stops ? "now" : "soon"} title={alertTitle(alert)}>
      {alert.note ? <p>{alert.note}</p> : null}
      <p>{alert.words}</p>
      {alert.stops ? (
        <p>
          It stops new placements: no referral is sent to{" "}
          {alert.onProvider ? "any of its services" : "the service"}, and no offer is preferred or accepted,
          while it stands.
        </p>
      ) : null}
      {children}
    </Banner>
  );
}
