import { type FormEvent, useState } from "react";
import { newId } from "~/platform/ids";
import { Actions, Button } from "~/ui/button";
import { HiddenField } from "~/ui/hidden-field";
import { rowField } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import type { attendanceFormsSchema } from "../attendance.schema";
import { walkInSchema } from "../attendance.schema";
import type { AttendanceView } from "../queries/view-attendance.server";
import type { LastResult } from "./small-form";
import type { CheckIn } from "./use-check-in";

const sent = sentBy<typeof attendanceFormsSchema>();

type WalkInProps = {
  checkIn: CheckIn;
  view: AttendanceView;
  formKey: string;
  lastResult: LastResult;
  wrong: Record<string, string[] | null>;
  onWrong(errors: Record<string, string[]>): void;
};

/** Somebody who comes without a booking: added as here, also while there is no connection. */
export function WalkIn({ checkIn, view, formKey, lastResult, wrong, onWrong }: WalkInProps) {
  const typed = lastResult?.initialValue ?? {};
  const [added, setAdded] = useState("");
  const { capacity, taken } = view.seats;
  const press = (event: FormEvent<HTMLFormElement>) => {
    if (!checkIn.ready) return;
    event.preventDefault();
    const form = event.currentTarget;
    const entered = new FormData(form);
    const read = walkInSchema.safeParse({
      markKey: newId(),
      name: entered.get("name"),
      organisation: entered.get("organisation"),
    });
    if (!read.success) {
      const found: Record<string, string[]> = {};
      for (const { path, message } of read.error.issues) found[String(path[0])] ??= [message];
      return onWrong(found);
    }
    onWrong({});
    const { markKey, name, organisation } = read.data;
    checkIn.add({ key: markKey, markedAt: new Date().toISOString(), mark: "walk-in", name, organisation });
    setAdded(`${name} is added.`);
    form.reset();
  };
  return (
    <form method="post" id="walk-in" noValidate onSubmit={press}>
      <p>
        {taken < capacity
          ? `${capacity - taken} of ${capacity} seats are free.`
          : "All seats are taken. Change how many there are before you add somebody."}
      </p>
      <HiddenField {...sent("intent", "walk-in")} />
      <HiddenField {...sent("markKey", `page:${formKey}:walk-in`)} />
      <TextField field={rowField("walk-in", "name", typed.name, wrong)} label="Name" autoComplete="off" />
      <TextField
        field={rowField("walk-in", "organisation", typed.organisation, wrong)}
        label="From"
        hint="Their home or organisation"
        autoComplete="off"
      />
      <Actions>
        <Button tone="plain">Add them as here</Button>
        <span role="status">{added}</span>
      </Actions>
    </form>
  );
}
