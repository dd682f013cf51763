/** What a field says of itself: its problem in the place of its help, so that nothing moves. */
export function fieldHelp(help: string, problem: string | undefined) {
  return problem === undefined
    ? { description: help }
    : { description: problem, descriptionProps: { className: 'field-problem' }, error: true };
}
