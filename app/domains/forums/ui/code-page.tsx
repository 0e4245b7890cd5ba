import { PageHeading } from "~/ui/page-heading";
import { QrCode, type QrDrawing } from "~/ui/qr-code";
import { whenWords } from "../booking-words.rules";
import type { AttendanceView } from "../queries/view-attendance.server";

/** The sheet with the check-in code and what to do with it. */
export function CodePage({ view, code }: { view: AttendanceView; code: QrDrawing }) {
  const { date, now } = view;
  return (
    <div className="check-in-sheet">
      <PageHeading
        title="Say that you are here"
        above={`${date.title} · ${whenWords(date, now)}`}
        lede="Point your phone's camera at the code, sign in and press the button. Without a phone, tell the person at the door your name."
      />
      <QrCode drawing={code} label={`The code to check in with at ${date.title}`} />
    </div>
  );
}
