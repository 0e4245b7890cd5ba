import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * Before scripts come, somebody may have changed a text that was saved earlier. React 18 sets a text area back to the text that it
 * was drawn with, if it still finds it in the document: it finds none.
 */
for (const area of document.querySelectorAll("textarea")) {
  const typed = area.value;
  area.value = typed;
  area.textContent = "";
}

/** What React 18 answers by coming alive at once: `isDiscreteEventThatRequiresHydration` of `react-dom`. */
const HURRYING = (
  "mousedown mouseup touchcancel touchend touchstart auxclick dblclick pointercancel pointerdown pointerup dragend " +
  "dragstart drop compositionend compositionstart keydown keypress keyup input textInput copy cut paste click change " +
  "contextmenu reset submit"
).split(" ");

const keepFromReact = (event: Event) => event.stopPropagation();

/**
 * A page waits for the facts that it was drawn with before it comes alive. A key that is struck meanwhile would make React do
 * it at once, which ends with error 345: the page looks alive, and nothing follows the typing. React hears of it
 * afterwards; what the browser does with it by itself (a text in its box, a link, a form) goes on.
 */
for (const name of HURRYING) window.addEventListener(name, keepFromReact, true);

function Alive() {
  useEffect(() => {
    for (const name of HURRYING) window.removeEventListener(name, keepFromReact, true);
  }, []);
  return <RemixBrowser />;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Alive />
    </StrictMode>,
  );
});
