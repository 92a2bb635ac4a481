/** GraphQL times have seconds and an explicit offset, REST times have milliseconds and `Z`. */
export function graphqlTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

export function restTime(time: number): string {
  return new Date(time).toISOString();
}
