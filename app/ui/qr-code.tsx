/** A QR code as one path over white, `size` squares wide with its quiet edge. */
export type QrDrawing = { size: number; path: string; address?: string };

/** The code, with the address under it for whoever's camera does not read it unless the page says it otherwise. */
export function QrCode({ drawing, label }: { drawing: QrDrawing; label: string }) {
  return (
    <>
      <svg
        className="qr"
        viewBox={`0 0 ${drawing.size} ${drawing.size}`}
        role="img"
        aria-label={label}
        shapeRendering="crispEdges"
      >
        <rect width={drawing.size} height={drawing.size} fill="#ffffff" />
        <path d={drawing.path} fill="#000000" />
      </svg>
      {drawing.address ? <p className="mt-2 break-all">{drawing.address}</p> : null}
    </>
  );
}
