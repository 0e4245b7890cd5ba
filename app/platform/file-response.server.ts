/** A CSV file to take. */
export function csvResponse(csv: string | ReadableStream, fileName: string): Response {
  return fileResponse(csv, { mediaType: "text/csv; charset=utf-8", fileName });
}

/** A text file to take. Nobody on the way keeps a copy. */
export function fileResponse(
  text: string | ReadableStream,
  file: { mediaType: string; fileName: string },
): Response {
  return new Response(text, {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Disposition": `attachment; filename="${file.fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}

/** Bytes to take, which no browser takes for something else. */
export function bytesResponse(bytes: Uint8Array, file: { mediaType: string; fileName: string }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Disposition": `attachment; filename="${file.fileName}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
