import { parseWithZod } from "@conform-to/zod/v4";
import { expect, it } from "vitest";
import type { z } from "zod";
import { newId } from "~/platform/ids";
import { attendanceFormsSchema } from "./attendance.schema";
import {
  agendaFormsSchema,
  blockFormsSchema,
  dateFormsSchema,
  editFormsSchema,
  minutesFormsSchema,
  seriesFormsSchema,
} from "./organise.schema";

const id = newId();
const day = (name: string) => ({ [`${name}.day`]: "3", [`${name}.month`]: "2", [`${name}.year`]: "2027" });

/** What the browser posts of each form of a page that has several. */
it.each<[z.ZodType, Record<string, string>, object]>([
  [dateFormsSchema, { intent: "topic", topicId: id, move: "plan" }, { topicId: id, move: "plan" }],
  [dateFormsSchema, { intent: "guest", providerId: id }, { providerId: id, move: "add" }],
  [dateFormsSchema, { intent: "answer", questionId: id, answer: " Yes " }, { answer: "Yes" }],
  [
    editFormsSchema,
    { intent: "seats", capacity: "30", perOrganisation: "" },
    { capacity: 30, perOrganisation: undefined },
  ],
  [
    editFormsSchema,
    {
      intent: "change",
      title: "Fees",
      url: "",
      place: "Hall",
      audience: "all",
      asksDiet: "on",
      startTime: "10:00",
      endTime: "12:00",
      opensTime: "9am",
      closesTime: "17:00",
      ...day("day"),
      ...day("opensDay"),
      ...day("closesDay"),
    },
    { day: "2027-02-03", opensTime: "09:00", asksDiet: true, asksAccess: false, url: undefined },
  ],
  [seriesFormsSchema, { intent: "date", startTime: "5pm", ...day("day") }, { startTime: "17:00" }],
  [
    agendaFormsSchema,
    { intent: "agenda", "items[0].title": "Fees", "items[0].minutes": "20", "items[1].title": "" },
    { items: [{ title: "Fees", minutes: 20 }, {}] },
  ],
  [agendaFormsSchema, { intent: "remove-paper", paperId: id }, { paperId: id }],
  [minutesFormsSchema, { intent: "minutes", text: "We met", step: "publish" }, { step: "publish" }],
  [
    minutesFormsSchema,
    { intent: "decisions", decisions: "- one\r\n\r\n* two" },
    { decisions: ["one", "two"] },
  ],
  [minutesFormsSchema, { intent: "copy" }, {}],
  [blockFormsSchema, { intent: "block", providerId: id, reason: "Late" }, { reason: "Late" }],
  [
    attendanceFormsSchema,
    { intent: "mark", markKey: "k", bookingId: id, mark: "missed" },
    { mark: "missed" },
  ],
  [
    attendanceFormsSchema,
    { intent: "walk-in", markKey: "k", name: " Zoë ", organisation: "Ash" },
    { name: "Zoë" },
  ],
])("%# is read: %j", (schema, posted, read) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(posted)) form.append(name, value);
  const sent = parseWithZod(form, { schema });
  expect(sent.status === "success" ? sent.value : sent.error).toMatchObject({
    intent: posted.intent,
    ...read,
  });
});
