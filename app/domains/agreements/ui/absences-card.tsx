import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths, useSidePaths } from "~/use-paths";
import type { AbsenceRow } from "../queries/list-absences.server";
import type { PlacementView } from "../queries/view-placement.server";

/** The absences of a placement as both sides see them, with what was withdrawn. */
export function AbsencesCard({ placement, absences }: { placement: PlacementView; absences: AbsenceRow[] }) {
  const page = useSidePaths().placement(placement.reference);
  const records = placement.abilities["record-absence"];
  if (!records && absences.length === 0) return null;
  return (
    <Card title="Absences">
      {absences.length === 0 ? (
        <p>No absences recorded.</p>
      ) : (
        <WorkList label="Absences">
          {absences.map((one) => (
            <WorkRow
              key={one.id}
              level={3}
              title={one.label}
              tags={one.withdrawn ? [{ words: "Withdrawn", tone: "plain" }] : []}
              line={one.withdrawn ? one.days : `${one.days}. ${one.fee}.`}
              why={[...one.by, ...(records && !one.withdrawn && one.whyNot ? [one.whyNot] : [])].join(". ")}
            >
              {one.decidesFee ? <DecideFee reference={placement.reference} absence={one} /> : null}
              {records && one.whyNot === null ? (
                <Actions>
                  <ButtonLink tone="plain" to={page.absence(one.id).correct()}>
                    {one.backOn === null ? "Correct or record the return" : "Correct"}
                    <Which absence={one} />
                  </ButtonLink>
                  <ButtonLink tone="plain" to={page.absence(one.id).withdraw()}>
                    Withdraw
                    <Which absence={one} />
                  </ButtonLink>
                </Actions>
              ) : null}
            </WorkRow>
          ))}
        </WorkList>
      )}
      {placement.side === "council" && absences.some((one) => !one.withdrawn && one.retained === null) ? (
        <p className="why">
          A head of service or the director can decide that less is paid. They are not told of an absence, so
          ask them.
        </p>
      ) : null}
      {records ? (
        <Actions>
          <ButtonLink tone="plain" to={page.recordAbsence()}>
            Record an absence
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

function DecideFee({ reference, absence }: { reference: string; absence: AbsenceRow }) {
  return (
    <Actions>
      <ButtonLink tone="plain" to={useCouncilPaths().placement(reference).absenceFee(absence.id)}>
        Decide the fee while away
        <Which absence={absence} />
      </ButtonLink>
    </Actions>
  );
}

/** For those who hear the link alone. */
const Which = ({ absence }: { absence: AbsenceRow }) => (
  <span className="sr-only">
    : {absence.label}, {absence.days}
  </span>
);
