/** More values than any honest reply holds: a page of 500 objects has some 50,000. */
const mostValues = 300_000;
const deepest = 64;

const [quote, backslash, comma, colon, openList, closeList, openObject, closeObject] = Array.from(
  '"\\,:[]{}',
  (character) => character.charCodeAt(0),
);

/** Whether a text, if it is JSON, makes as many and as deep values as a reply may: a byte of it can become twenty of memory. */
export function isModest(text: string): boolean {
  let values = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfText(text, at);
        break;
      case openList:
      case openObject:
        values++;
        if (++depth > deepest) return false;
        break;
      case closeList:
      case closeObject:
        depth--;
        break;
      case comma:
      case colon:
        if (++values > mostValues) return false;
        break;
    }
  }
  return true;
}

/** Where the text that begins at this quote ends. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let slashes = 0;
    while (json.charCodeAt(end - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return json.length;
}
