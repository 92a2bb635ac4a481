/** A code block of the README: it mounts the application. */
declare module 'readme:main.ts' {}
