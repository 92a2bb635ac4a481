/** A code block of the README. */
declare module 'readme:App.tsx' {
  export function App(): import('react').ReactElement;
}
