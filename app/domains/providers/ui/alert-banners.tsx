import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { useOrganiserPaths } from "~/use-paths";
import { type AlertView, alertTitle } from "../alert.rules";
import type { ReviewableAlert } from "../queries/reviewable-alert.server";

/** The alerts on a page of the register, each with the way to its review for those who keep it. */
export function RegisterAlerts({
  alerts,
  service,
}: {
  alerts: readonly ReviewableAlert[];
  /** The service that the page is about; a whole provider without. */
  service?: string;
}) {
  const paths = useOrganiserPaths();
  const pageOf = ({ ownerKey }: ReviewableAlert) =>
    ownerKey === null ? paths.service(service ?? "") : paths.owner(ownerKey);
  return (
    <>
      {alerts.map((alert) => (
        <AlertBanner key={alert.id} alert={alert}>
          {alert.second ? (
            <p>
              <Anchor to={pageOf(alert).secondOnAlert(alert.id)}>
                {alert.unconfirmed ? "Confirm it as a second person" : "Agree to end it, or keep it"}
                <span className="sr-only">: {alert.name}</span>
              </Anchor>
            </p>
          ) : null}
          {alert.mine ? (
            <p>
              <Anchor to={pageOf(alert).reviewAlert(alert.id)}>
                Review or end it<span className="sr-only">: {alert.name}</span>
              </Anchor>
            </p>
          ) : null}
        </AlertBanner>
      ))}
    </>
  );
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

/** Who raised it, who confirmed it, what it rests on. */
export function AlertOrigin({ alert }: { alert: AlertView }) {
  return (
    <>
      <p>
        {alert.origin}
        {alert.source ? (
          <>
            {" "}
            <a href={alert.source.url} rel="noreferrer nofollow">
              {alert.source.words}
            </a>
          </>
        ) : null}
      </p>
      {alert.endAsked ? <p>{alert.endAsked}</p> : null}
    </>
  );
}

function AlertBanner({ alert, children }: { alert: AlertView; children?: React.ReactNode }) {
  return (
    <Banner
      tone={alert.overdue || alert.stops ? "now" : "soon"}
      title={
        alert.unconfirmed ? `${alertTitle(alert)}, not yet confirmed by a second person` : alertTitle(alert)
      }
    >
      {alert.note ? <p>{alert.note}</p> : null}
      <p>{alert.words}</p>
      <AlertOrigin alert={alert} />
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
