/** Performs the instructions of a Dockerfile in folders, without a container engine. The host's Node takes the place of the images. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { lastOf, type Stage } from './dockerfile.js';

export class StageFolders {
  constructor(
    private readonly stages: readonly Stage[],
    private readonly folder: string,
  ) {}

  /** The folder that a path of a stage stands for. */
  pathOf(stage: string, path: string): string {
    return join(this.folder, stage, path);
  }

  workdirOf(stage: Stage): string {
    return this.pathOf(stage.name, lastOf(stage, 'WORKDIR')[0] ?? '/');
  }

  async perform(): Promise<void> {
    for (const stage of this.stages) {
      mkdirSync(this.workdirOf(stage), { recursive: true });
      for (const { name, text } of stage.instructions) {
        if (name === 'COPY') this.#copy(stage, text.split(' '));
        if (name === 'RUN') await this.#run(stage, text);
      }
    }
  }

  #copy(stage: Stage, words: readonly string[]): void {
    const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
    const paths = words.filter((word) => !word.startsWith('--'));
    const target = paths.at(-1) ?? '';
    for (const source of paths.slice(0, -1)) {
      // Programs and libraries of an image.
      if (from !== undefined && source.startsWith('/usr/')) continue;
      const origin = from === undefined ? resolve(source) : this.pathOf(from, source);
      const isFolder = target.endsWith('/') || target === '.';
      const goal = join(
        this.workdirOf(stage),
        target,
        isFolder && source !== '.' ? (source.split('/').at(-1) ?? '') : '',
      );
      if (source === '.') copyContext(goal);
      else {
        mkdirSync(dirname(goal), { recursive: true });
        cpSync(origin, goal, { recursive: true, verbatimSymlinks: true });
      }
    }
  }

  async #run(stage: Stage, command: string): Promise<void> {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, npm_config_prefer_offline: 'true' };
    await promisify(execFile)('sh', ['-c', command], { cwd: this.workdirOf(stage), env });
  }
}

/** The files of this repository that .dockerignore lets through. */
function copyContext(target: string): void {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  const ignored = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(toPattern);
  for (const file of listed.split('\n').filter((name) => name !== '' && existsSync(name))) {
    if (ignored.some((pattern) => pattern.test(file))) continue;
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(file, join(target, file));
  }
}

/** Patterns match a path or one of the folders above it. */
function toPattern(line: string): RegExp {
  const [, anywhere, rest = ''] = /^(\*\*\/)?(.*)$/.exec(line) ?? [];
  const text = rest.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  return new RegExp(`^${anywhere ? '(?:.*/)?' : ''}${text}(?:/|$)`);
}
