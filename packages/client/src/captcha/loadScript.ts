/** Loads scripts of captcha providers, each once per page. */

const scripts = new Map<string, Promise<void>>();

/** @throws the event of a script that did not load; the next call tries again */
export function loadScript(url: string): Promise<void> {
  const known = scripts.get(url);
  if (known) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.async = true;
    script.onload = () => resolve();
    script.onerror = (event) => {
      scripts.delete(url);
      script.remove();
      reject(event);
    };
    document.head.append(script);
  });
  scripts.set(url, loading);
  return loading;
}
