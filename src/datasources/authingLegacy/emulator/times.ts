/** Times with seconds and an explicit offset, as in captured GraphQL responses. */
export function vendorTime(time: number): string;
export function vendorTime(time: number | null): string | null;
export function vendorTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}
