// Shared by the file of one booking and the subscription of a person's calendar.

/** A calendar file to take; a subscription is read in place. Nobody on the way keeps a copy. */
export function calendarResponse(file: string, fileName?: string): Response {
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      ...(fileName ? { "Content-Disposition": `attachment; filename="${fileName}"` } : {}),
    },
  });
}
