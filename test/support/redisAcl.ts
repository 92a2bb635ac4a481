/** The rule of the Redis user as docs/redis.md gives it. */
import { readFileSync } from 'node:fs';

/** The words after the password, such as `~menshen:*` and `+get`. */
export function documentedRule(): readonly string[] {
  const page = readFileSync('docs/redis.md', 'utf8');
  const [, rule] = /ACL SETUSER menshen on >PASSWORD ([^`]+?)\n```/.exec(page) ?? [];
  if (rule === undefined) throw new Error('docs/redis.md has no ACL rule.');
  return rule.split(/[\s\\]+/).filter((word) => word !== '');
}
