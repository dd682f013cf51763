const tries = 5;
/** A shorter time than this is not measured well. */
const leastMs = 5;

/** More for a hundred times as much is not linear: that is 100, or 200 where memory gets slower; quadratic is 10,000. */
export const mostOfHundredfold = 500;

/** How many times as long `act` takes with `much` as with `little`: the least of some tries, in processor time, whatever else the machine does. */
export function growth<Input>(act: (input: Input) => unknown, little: Input, much: Input): number {
  // What runs for the first time is not as fast as later.
  for (let warmMs = 0; warmMs < 4 * leastMs;) warmMs += processorMs(() => act(little), 10) * 10;
  let repeated = 1;
  while (processorMs(() => act(little), repeated) * repeated < leastMs) repeated *= 2;
  const least = (input: Input, times: number) => {
    let ms = Infinity;
    // What takes a second tells enough.
    for (let one = 0, took = 0; one < tries && took < 1_000; one += 1) {
      took = processorMs(() => act(input), times);
      ms = Math.min(ms, took);
    }
    return ms;
  };
  return least(much, 1) / least(little, repeated);
}

/** How long an act takes the processor, each of some times. */
export function processorMs(act: () => unknown, times = 1): number {
  const begin = process.cpuUsage();
  for (let time = 0; time < times; time += 1) act();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000 / times;
}
