/** A step of a test that is one journey: a failure says in which one it was. */
export async function step<Value>(name: string, take: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await take();
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`;
    throw error;
  }
}
