/**
 * A constructable style sheet made from rules when it is first asked for, then shared by every shadow root of the page.
 * Nothing here runs when a module is loaded, so that Node can load it too.
 */
export function lazySheet(rules: string): () => CSSStyleSheet {
  let made: CSSStyleSheet | undefined;
  return () => {
    if (!made) {
      made = new CSSStyleSheet();
      made.replaceSync(rules);
    }
    return made;
  };
}
