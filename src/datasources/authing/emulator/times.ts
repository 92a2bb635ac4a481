/** Seconds and an explicit offset in GraphQL, milliseconds and `Z` in REST. */
export function graphqlTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

export function restTime(time: number): string {
  return new Date(time).toISOString();
}
