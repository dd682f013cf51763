/** Colours and other escape sequences of a terminal, also where the escape character itself got lost or was spelled out. */
const sequences =
  /[^\P{Cc}\s]\[[0-?]*[ -/]*[@-~]|[^\P{Cc}\s]\]\P{Cc}*(?:[^\P{Cc}\s]\\?)?|(?:\\(?:e|033|x1b|u001b)|\^\[)?\[\d{1,3}(?:;\d{1,3}){0,8}m/gu;
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const invisible = /[^\P{Cc}\s]|\p{Cf}/gu;

/** A pasted text without what terminals, chats and web pages add: colours, hidden characters, other line ends and quotes. */
export function cleanPaste(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(sequences, '')
    .replace(invisible, '')
    .replace(/(?! )\p{Zs}/gu, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'");
}

const prompt =
  /^(?:\[?[\w.-]+@[\w.-][^$#%>❯\n]*[$#%>❯]|PS [A-Z]:\\[^>\n]*>|[$#%>❯➜λ]|[\w./~-]*[$#❯])(?=\s|$)/u;

/** The lines of a text that no prompt of a shell begins, and without those that say nothing. */
export function linesWithoutPrompts(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:%|```\w*)$/.test(line) && !prompt.test(line));
}
